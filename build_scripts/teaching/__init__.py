"""What a teacher needs of a lesson: the script's steps, the phases of a lesson and how long each takes.

Below the channels, because lesson plans, worksheets and syllabuses need it alike.
"""
