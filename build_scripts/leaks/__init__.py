"""What pupils are given is held against the answers: nothing below a ``pupil/`` folder may tell one."""
