"""The doctor's small panel: next, again, skip, bring back."""
