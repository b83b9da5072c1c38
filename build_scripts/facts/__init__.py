"""The fact register becomes answers: what it holds, whom a change reaches, what is due, what an office confirmed."""
