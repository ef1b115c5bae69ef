"""The screens: Qt only. They render a model and emit events; they decide nothing."""
