"""WeChat beyond the bundle: the checker of articles, and the publisher that makes drafts of them."""
