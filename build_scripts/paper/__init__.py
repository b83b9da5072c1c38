"""What printed channels share: editions become pieces to set, and the imprint that every sheet carries."""
