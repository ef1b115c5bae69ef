"""The senior's journey as a pure function: `update(model, event) -> (model, effects)`. No Qt, no store, no clock."""
