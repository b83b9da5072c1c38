"""The words of the question bank itself in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import Language, QuestionType


@dataclass(frozen=True, slots=True)
class Wording:
    """What tests, keys, cards and files say beside the questions."""

    html_language: str
    types: Mapping[QuestionType, str]
    how: Mapping[QuestionType, str]
    """Under the head of a section: what to do."""
    edition: str
    figures_checked: str
    expected: str
    """Before an answer to an open question."""
    goal: str
    source: str
    points: str
    points_of: str
    """With the number of points."""
    option: str
    column_type: str
    column_stem: str
    column_right: str
    column_right_words: str
    column_why: str
    column_id: str
    column_field: str
    survey_about: str
    survey_wave: str
    survey_before: str
    survey_after: str
    survey_pair: str
    survey_pair_wrong: str
    survey_thanks: str
    test: str
    version: str
    number: str
    date: str
    no_name: str
    total: str
    on_sheet: str
    answer_sheet: str
    sheet_how: str
    sheet_open: str
    key: str
    key_how: str
    key_table: str
    place: str
    """Where a question stands in a version; {} twice: version, number."""
    right: str
    why: str
    sources_in_key: str
    cards: str
    cut: str
    question: str
    voting: str
    votes: tuple[str, str, str, str]
    vote_notes: tuple[str, str, str, str]
    talk: str
    talk_how: str
    statement: str
    for_region: str
    colon: str
    stop: str
    dot: str
    page: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        types={
            "single": "单选题",
            "multiple": "多选题",
            "true-false": "判断题",
            "matching": "连线题",
            "open": "问答题",
        },
        how={
            "single": "每题只有一个答案对，把字母写在括号里。",
            "multiple": "每题有一个或几个答案对，全选对才得分。",
            "true-false": "说得对，圈“对”；说得不对，圈“错”。",
            "matching": "在每句后面的括号里，写上和它配对的字母。",
            "open": "用自己的话写，一两句就行。",
        },
        edition="版次",
        figures_checked="数字都出自事实库，换了版次请重新导入",
        expected="参考答案",
        goal="目标",
        source="依据",
        points="分值",
        points_of="{}分",
        option="选项",
        column_type="题型",
        column_stem="题目",
        column_right="正确答案",
        column_right_words="正确答案的文字",
        column_why="解析",
        column_id="题号",
        column_field="字段",
        survey_about="这不是考试。不写姓名，只用纸条上的号码，把前后两次答案对上。",
        survey_wave="现在是哪一次？",
        survey_before="课前",
        survey_after="课后",
        survey_pair="纸条上的号码",
        survey_pair_wrong="请填纸条上的号码，1到{}。",
        survey_thanks="谢谢！纸条留好，下一次还要用。",
        test="小测验",
        version="{}卷",
        number="编号",
        date="日期",
        no_name="不写姓名",
        total="共{}分",
        on_sheet="可以写在卷子上，也可以填在答题纸上；问答题写在卷子上。",
        answer_sheet="答题纸",
        sheet_how="看清楚是哪一卷，把选好的圈涂黑。要改，先擦干净。",
        sheet_open="第{}题写在卷子上。",
        key="答案和解析（教师用）",
        key_how="A卷、B卷题目相同，题序和选项顺序不同。收卷前不要给学生看。",
        key_table="一眼对答案",
        place="{}卷第{}题",
        right="答案",
        why="解析",
        sources_in_key="题里的数字都有依据，写在教师用的答案里。",
        cards="题目卡",
        cut="沿虚线裁开，一张四卡",
        question="第{}题",
        voting="表决卡",
        votes=("赞成", "反对", "不确定", "我想问"),
        vote_notes=("我同意这句话", "我不同意", "还说不准", "有一点没听懂"),
        talk="聊一聊卡",
        talk_how="没有标准答案，说说你怎么想。",
        statement="这句话，你赞成、反对，还是不确定？",
        for_region="适用地区：{}",
        colon="：",
        stop="；",
        dot=" · ",
        page="第 {} 页",
    ),
    "en": Wording(
        html_language="en",
        types={
            "single": "One answer",
            "multiple": "Several answers",
            "true-false": "True or false",
            "matching": "Matching",
            "open": "In your own words",
        },
        how={
            "single": "One answer is right. Write its letter in the brackets.",
            "multiple": "One answer or more are right. Points only for all of them.",
            "true-false": "Circle “True” or “False”.",
            "matching": "Write the letter that belongs to each line in the brackets.",
            "open": "Write a sentence or two of your own.",
        },
        edition="Edition",
        figures_checked="All figures come from the fact register: import again when the edition changes",
        expected="Expected answer",
        goal="Goal",
        source="Source",
        points="Points",
        points_of="{} p.",
        option="Option",
        column_type="Type",
        column_stem="Question",
        column_right="Right answer",
        column_right_words="Right answer in words",
        column_why="Explanation",
        column_id="Id",
        column_field="Field",
        survey_about="This is no test. Give no name: the number on your slip joins your two answers.",
        survey_wave="Which round is this?",
        survey_before="Before the lesson",
        survey_after="After the lesson",
        survey_pair="The number on your slip",
        survey_pair_wrong="Enter the number on your slip, 1 to {}.",
        survey_thanks="Thank you! Keep your slip for the next time.",
        test="Quiz",
        version="Version {}",
        number="Number",
        date="Date",
        no_name="no names",
        total="{} points in all",
        on_sheet="Answer here or on the answer sheet; open questions here.",
        answer_sheet="Answer sheet",
        sheet_how="Check your version. Fill in the circle you choose. To change it, rub it out first.",
        sheet_open="Write your answer to question {} on the paper.",
        key="Key with explanations (for the teacher)",
        key_how="Versions A and B ask the same, in another order. Not for pupils before the papers are in.",
        key_table="Answers at a glance",
        place="{} no. {}",
        right="Answer",
        why="Why",
        sources_in_key="All figures have a source: see the teacher's key.",
        cards="Question cards",
        cut="Cut along the dashes: four cards a sheet",
        question="Question {}",
        voting="Voting cards",
        votes=("Agree", "Disagree", "Not sure", "I have a question"),
        vote_notes=(
            "I think this is so",
            "I do not think so",
            "I cannot tell yet",
            "There is something I do not follow",
        ),
        talk="Talk-about-it cards",
        talk_how="There is no set answer. Say what you think.",
        statement="Do you agree, disagree, or are you not sure?",
        for_region="For {}",
        colon=": ",
        stop="; ",
        dot=" · ",
        page="Page {}",
    ),
}
