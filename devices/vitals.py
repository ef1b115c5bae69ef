"""A blood-pressure monitor or scale on its port, and the models that are known (vitals.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from devices.link import SerialLink
from devices.ports import PortFinder
from devices.protocols.vitals import VitalsFrames, VitalsProfile
from devices.worker import PortWorker
from kiosk.ports import DeviceEvent, LinkState, VitalsMeasured

LONGEST_READ_S = 0.1
_PROFILES = Path(__file__).resolve().parent / "vitals.toml"


@cache
def load_vitals_profiles(path: Path = _PROFILES) -> dict[str, VitalsProfile]:
    """Return the models by name. pydantic.ValidationError names what is wrong in a clinic's own file."""
    models = tomllib.loads(path.read_text(encoding="utf-8"))
    named = {name: {**model, "name": name} for name, model in models.items()}
    adapter = TypeAdapter(dict[str, VitalsProfile], config=ConfigDict(extra="forbid"))
    return adapter.validate_python(named)


class VitalsWorker(PortWorker):
    """Listens. Hands measurements to `measured`; emits LinkChanged. An open port counts as connected."""

    def __init__(  # noqa: PLR0913  # a device is described by all of these
        self,
        name: str,
        url: str,
        profile: VitalsProfile,
        emit: Callable[[DeviceEvent], None],
        measured: Callable[[VitalsMeasured], None],
        *,
        finder: PortFinder | None = None,
    ) -> None:
        super().__init__(name, url, profile.baud, emit, finder=finder)
        self._profile = profile
        self._measured = measured

    def serve(self, link: SerialLink) -> None:
        """Cut what comes into measurements."""
        self.say_link(LinkState.CONNECTED)
        frames = VitalsFrames(self._profile)
        while not self.stopping:
            for outcome in frames.feed(link.read(LONGEST_READ_S)):
                self._measured(VitalsMeasured(self.name, outcome))
