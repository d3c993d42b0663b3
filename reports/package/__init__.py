"""What is handed to one department: its own result and evidence as one zip, and nothing of other departments."""

from reports.package.packing import Packed, Packer

__all__ = ["Packed", "Packer"]
