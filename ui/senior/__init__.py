"""The senior's touch screens, one file each: a page made from a model. They ask nothing and decide nothing."""
