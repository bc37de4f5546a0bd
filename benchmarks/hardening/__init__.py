"""What must not happen, tried often: builds killed, disks full, edits of every kind, machines that differ."""
