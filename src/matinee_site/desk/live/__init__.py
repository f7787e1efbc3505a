"""What the editor asks while somebody writes: each answer is JSON, small and quick."""
