"""What channels for feeds and chat groups share: editions become units that are never cut, pages become pictures."""
