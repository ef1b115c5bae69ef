"""A private PulseAudio with ears that hear the kiosk and a mouth that a microphone hears. No session, no sound card."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from array import array
from pathlib import Path


class SoundServer:
    """Lives in a folder of its own; `environment` leads a program to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "native"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PULSE")},
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_SERVER": f"unix:{self._socket}",
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",
        }
        modules = [
            "module-null-sink sink_name=ears sink_properties=device.description=Ears",
            "module-null-sink sink_name=headset sink_properties=device.description=Headset",
            "module-null-sink sink_name=mouth",
            "module-remap-source master=mouth.monitor source_name=microphone",
            f"module-native-protocol-unix socket={self._socket} auth-anonymous=1",
        ]
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--log-target=stderr",
        ]
        command += [part for module in modules for part in ("-L", module)]
        self._server = subprocess.Popen(
            command,
            env=self.environment | {"PULSE_SERVER": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._until_it_listens()
        self.run("pactl", "set-default-sink", "ears")
        self.run("pactl", "set-default-source", "microphone")

    def _until_it_listens(self) -> None:
        """`pactl` waits for nothing; the server is there when it answers, and broken when it has ended."""
        while subprocess.run(["pactl", "info"], env=self.environment, capture_output=True, check=False).returncode:
            if self._server.poll() is not None:
                raise AssertionError(self._server.stderr.read())

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def listen(self, sink: str) -> Listener:
        """Record what a sink plays; returns when it records."""
        return Listener(sink, self.environment)

    def stop(self) -> None:
        self._server.terminate()
        self._server.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)


class Listener:
    """Records a sink at 16 kHz. What comes is taken at once, or a full pipe would hold the recorder up."""

    def __init__(self, sink: str, environment: dict[str, str]) -> None:
        command = ["parec", "--device", f"{sink}.monitor", "--format=s16le", "--rate=16000", "--channels=1"]
        self._recorder = subprocess.Popen(
            [*command, "--latency-msec=50", "--raw"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._sound = bytearray(self._recorder.stdout.read(2))
        self._taking = threading.Thread(target=self._take)
        self._taking.start()

    def _take(self) -> None:
        while some := self._recorder.stdout.read1():
            self._sound.extend(some)

    def stop(self) -> bytes:
        self._recorder.terminate()
        self._recorder.wait()
        self._taking.join()
        self._recorder.stdout.close()
        return bytes(self._sound)


def heard(listener: Listener) -> list[int]:
    """End a recording and return the loudness of each tenth of a second of it."""
    sound = listener.stop()
    values = array("h", sound[: len(sound) // 2 * 2])
    return [max(map(abs, values[start : start + 1600])) for start in range(0, len(values), 1600)]
