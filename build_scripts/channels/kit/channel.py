"""The kit channel: for each workshop what its organiser prints, and a ZIP for the copy shop; for each lesson its
activity sheet."""

from __future__ import annotations

from build_scripts.channels.kit.catalogue import BY_ID
from build_scripts.channels.kit.items import pdf
from build_scripts.channels.kit.office.files import OFFICE_ITEMS, office_file
from build_scripts.channels.kit.own import OFFICE, PDF
from build_scripts.channels.kit.packing import packed
from build_scripts.channels.kit.planning import plan_activity, plan_workshop
from build_scripts.channels.kit.prints import PRINTS, print_pdf
from build_scripts.channels.kit.sources import CHANNEL
from build_scripts.channels.protocol import World
from build_scripts.model import Job, Output
from build_scripts.render.office import DOCX
from build_scripts.render.press import Press


class KitChannel:
    """Agenda, run sheet, lists, badges, table signs, primer, feedback form and activity sheets."""

    name = CHANNEL

    def plan(self, world: World) -> tuple[Job, ...]:
        """Every lesson's activity sheet, and every workshop with its invented roster.

        The latter shows what `./banyan kit` makes for any region from a real roster, so that one region is enough.
        """
        jobs: dict[str, Job] = {}
        for language in world.languages:
            for region in world.regions:
                sheets = (plan_activity(world, le, language, region) for le in world.lessons(CHANNEL))
                jobs.update((job.id, job) for job in sheets)
            for workshop in world.catalogue.workshops:
                kit = plan_workshop(world, workshop, language, world.home)
                jobs.update((job.id, job) for job in kit)
        return tuple(jobs.values())

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """One file per job. Overflow where a name fits no badge even in the smallest type."""
        return tuple((self._output(job, press),) for job in jobs)

    def _output(self, job: Job, press: Press) -> Output:
        if job.part == "zip":
            return Output(f"{job.id}.zip", "application/zip", packed(job, press))
        if job.part == "calendar":
            # Libraries for a single kind of file are loaded when it is made.
            from build_scripts.channels.kit.calendar import MEDIA_TYPE, calendar

            return Output(f"{job.id}.ics", MEDIA_TYPE, calendar(job))
        if job.part in (PDF, OFFICE):
            from build_scripts.channels.kit.own_files import own_docx, own_pdf

            if job.part == PDF:
                return Output(f"{job.id}.pdf", "application/pdf", own_pdf(job, press))
            return Output(f"{job.id}.docx", DOCX, own_docx(job))
        if job.part in OFFICE_ITEMS:
            data, media_type = office_file(job)
            return Output(f"{job.id}.{BY_ID[job.part].ending}", media_type, data)
        make = print_pdf if job.part in PRINTS else pdf
        return Output(f"{job.id}.pdf", "application/pdf", make(job, press))
