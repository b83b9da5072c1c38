"""What the page for teachers says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class TeachingWords:
    """One language's words; ``{}`` is filled by the template."""

    title: str
    note: str
    made_for: str
    how: str
    steps: tuple[str, ...]
    by_module: str
    deck: str
    pack: str
    pack_name: str
    no_files: str
    modules_note: str
    courses: str
    course_sum: str
    """``{0}`` periods of ``{1}`` minutes, ``{2}`` hours."""
    periods: str
    one_period: str
    curricula: str
    curricula_note: str
    syllabus: str
    feedback: str
    feedback_note: str


TEACHING_WORDS: dict[Language, TeachingWords] = {
    "zh": TeachingWords(
        title="给老师",
        note="每课都有教案、课件、练习单、测验和卡片，下载就能上课。",
        made_for="下面的课件和教师用包用的是{}的数字。本地数字不同的，以本站各课为准。",
        how="怎么用",
        steps=(
            "先看课件：在线放映，手机、电脑都行，点一下才出答案。",
            "要上课，下载教师用包：解开，双击 index.html，不用上网，可以拷进U盘。",
            "包里“学生用”没有答案，可以整夹印发；“教师用”有答案，请自己留着。",
        ),
        by_module="每课的材料",
        deck="看课件",
        pack="下载教师用包（ZIP）",
        pack_name="{}（教师用包）.zip",
        no_files="预览里没有课件和教师用包，正式生成以后才有。",
        modules_note="整个单元的包在主办单位那里，请带U盘去拷。",
        courses="课程安排",
        course_sum="{0}课时（每课时{1}分钟），共{2}小时",
        periods="{}课时",
        one_period="1课时",
        curricula="可以配合这些课程标准上：",
        curricula_note="只对到标准和学习主题，没有逐条对应；用之前请按学校的教材再核对。",
        syllabus="课程大纲（PDF）",
        feedback="课后反馈表（PDF，一页）",
        feedback_note="上完课花三分钟填一填，交给主办单位，我们照着改。",
    ),
    "en": TeachingWords(
        title="For teachers",
        note="Each lesson has a plan, slides, worksheets, a test and cards, ready to teach.",
        made_for="The slides and packs below carry the figures of {}. Where yours differ, this site's lessons hold.",
        how="How to use them",
        steps=(
            "Look at the slides: present them from any browser. Answers appear on a click.",
            "To teach, download the pack, unpack it and open index.html. It needs no network and fits on a stick.",
            "“For pupils” holds no answers and can be printed whole. Keep the teacher's folder to yourself.",
        ),
        by_module="For each lesson",
        deck="See the slides",
        pack="Download the teacher's pack (ZIP)",
        pack_name="{} (teacher's pack).zip",
        no_files="Slides and packs are not in the preview; a build makes them.",
        modules_note="Packs of whole modules are with the host office: bring a stick.",
        courses="Courses",
        course_sum="{0} periods of {1} minutes, {2} hours in all",
        periods="{} periods",
        one_period="1 period",
        curricula="It can be taught with these official curricula:",
        curricula_note="Matched by curriculum and theme only, not point by point. Check with your own textbook.",
        syllabus="Syllabus (PDF)",
        feedback="After-lesson form (PDF, one page)",
        feedback_note="Three minutes after the lesson: fill it in for the host office. We improve the lesson by it.",
    ),
}
