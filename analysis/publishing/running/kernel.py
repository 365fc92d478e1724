"""papermill's engine for our runs: a fork, or the kernel of this environment; word of each cell."""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import WeakSet

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.paths import jupyter_runtime_dir

from analysis.publishing.running.engine import ForkEngine

MANAGERS: "WeakSet[OwnKernelManager]" = WeakSet()
LONGEST_SOCKET = 103
"""Characters in the path of a Unix socket; the least of the systems in use."""


class OwnKernelSpecs(KernelSpecManager):
    """Only the kernel of the running Python; a user's own ``python3`` is passed over."""

    def _kernel_dirs_default(self) -> list[str]:
        return []


class OwnKernelManager(AsyncKernelManager):
    """Starts kernels in the running environment, behind sockets only its user can reach."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Named at once, as its sockets, else in the folder of the run, are named after it.
        folder = Path(jupyter_runtime_dir())
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.connection_file = str(folder / f"kernel-{uuid4()}.json")
        MANAGERS.add(self)

    def end(self) -> None:
        """Kill the kernel if it still runs, and remove its files."""
        process = getattr(self.provisioner, "process", None)
        if process is not None:
            process.kill()
            process.wait()
        self.cleanup_connection_file()
        self.cleanup_ipc_files()

    def _transport_default(self) -> str:
        """Files, unless the system has none such or their path would be too long."""
        fits = len(jupyter_runtime_dir()) < LONGEST_SOCKET - len("/kernel-.json-ipc-1") - 36
        return "ipc" if fits and os.name == "posix" else "tcp"

    def _kernel_spec_manager_default(self) -> KernelSpecManager:
        return OwnKernelSpecs(parent=self)


class BriefEngine(ForkEngine):
    """The fork's engine, watched; where it needs a kernel, that is ended at once.

    Nothing is left in a kernel that its politeness could save.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, watch: Any = None, **kwargs: Any
    ) -> Any:
        """Run the notebook that ``nb_man`` manages, and tell ``watch`` of each cell."""
        if watch is not None:
            watch.notebook = nb_man.nb
        try:
            return super().execute_managed_notebook(
                nb_man,
                kernel_name,
                kernel_manager_class=OwnKernelManager,
                shutdown_kernel="immediate",
                record_timing=False,
                on_cell_start=lambda cell, cell_index: watch and watch.begin(cell_index),
                on_cell_complete=lambda cell, cell_index: watch and watch.end(cell_index),
                **kwargs,
            )
        finally:  # an interrupt while a kernel starts finds nobody else to end it
            for manager in tuple(MANAGERS):
                manager.end()
