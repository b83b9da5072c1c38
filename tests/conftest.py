"""Settings of all tests."""

from hypothesis import settings

# A busy machine is no fault of the code: no test depends on a time.
settings.register_profile("banyan", deadline=None)
settings.load_profile("banyan")
