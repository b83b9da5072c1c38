"""The fact register asked and kept up to date: what it holds, whom it reaches, what is due, and what offices confirm."""
