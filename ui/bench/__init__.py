"""The demo's device bench: the hand that lays cards, shows codes, pulls plugs. It knows no journey and no store."""
