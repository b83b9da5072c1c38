"""The kit's own words in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sheets say beside the workshop's and the lessons' own texts."""

    html_language: str
    # Names of the items.
    agenda: str
    run_sheet: str
    participants: str
    sign_in: str
    badges: str
    table_signs: str
    primer: str
    feedback: str
    activity: str
    # The head of a sheet.
    day: str
    hours: str
    place: str
    # Lists.
    number: str
    name: str
    other_name: str
    public: str
    organisation: str
    table_heading: str
    table_sign: str
    """第 {name} 桌"""
    signature: str
    morning: str
    afternoon: str
    people: str
    """{count}人"""
    total: str
    walk_in: str
    walk_in_note: str
    list_note: str
    sign_note: str
    # Badges.
    guest: str
    circle: str
    # The agenda and the run sheet.
    time: str
    minutes: str
    """{count}分钟"""
    fixed: str
    lead: str
    method: str
    materials: str
    lesson: str
    sheet: str
    spare: str
    at_a_glance: str
    who_comes: str
    tables_count: str
    needs: str
    needs_note: str
    no_needs: str
    packing: str
    run_note: str
    day_order: str
    quantity: str
    """{what} {quantity}（{count}/{per}{spare}）"""
    per: dict[str, str]
    spare_percent: str
    tracks: str
    late_plan: str
    late_note: str
    late_at: str
    late_by: str
    shorten: str
    drop: str
    late_spare: str
    late_missing: str
    late_missing_end: str
    # The primer.
    primer_lead: str
    inside: str
    page: str
    remember: str
    scan: str
    code_title: str
    terms: str
    sources: str
    notes_at: str
    """小号数字的依据见第{page}页"""
    checked: str
    review: str
    who_to_call: str
    edition: str
    place_of: str
    my_questions: str
    picture: str
    # The activity sheet.
    time_needed: str
    you_need: str
    goals: str
    facilitator_page: str
    facilitator_note: str
    # The feedback form.
    anonymous: str
    how_to_tick: str
    scale: tuple[str, str, str, str, str]
    yes: str
    no: str
    not_sure: str
    thanks: str
    # Signs between words.
    stop: str
    comma: str
    colon: str
    dot: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        html_language="zh-Hans",
        agenda="议程",
        run_sheet="主持人流程单",
        participants="参会者名单",
        sign_in="签到表",
        badges="胸牌",
        table_signs="桌牌",
        primer="会前读本",
        feedback="意见表",
        activity="活动单",
        day="日期",
        hours="时间",
        place="地点",
        number="序号",
        name="姓名",
        other_name="另一种文字",
        public="类别",
        organisation="单位",
        table_heading="桌号",
        table_sign="第{name}桌",
        signature="签名",
        morning="上午签名",
        afternoon="下午签名",
        people="{count}人",
        total="共{count}人，分{tables}桌。",
        walk_in="临时来的",
        walk_in_note="名单上没有的，写在这一页，并发一张空白胸牌。",
        list_note="只供会务当天使用，不张贴、不转发，会后销毁。",
        sign_note="会后由会务收回保管。",
        guest="来宾",
        circle="圈出您的类别",
        time="时间",
        minutes="{count}分钟",
        fixed="准时",
        lead="主持",
        method="方式",
        materials="材料",
        lesson="课程",
        sheet="活动单",
        spare="前面有{count}分钟机动",
        at_a_glance="一眼看全天",
        who_comes="谁来",
        tables_count="分{tables}桌，各类人混坐，每桌{size}人。",
        needs="各桌的特殊需要",
        needs_note="这里不写姓名。开场前悄悄安排好，不当众问。",
        no_needs="没有登记特殊需要。",
        packing="出发前清点",
        run_note="“做”是动作，“说”是可以照着念的话，“晚了”是时间不够时的省法。",
        day_order="逐节细看",
        quantity="{what} {quantity}（{per}{count}{spare}）",
        per={"person": "每人", "table": "每桌", "room": "每场", "event": "共"},
        spare_percent="，备用 {percent}%",
        tracks="同时进行",
        late_plan="晚了怎么办",
        late_note="到点看表：晚几分钟，就照那一格做。缩短的，先照那一节写的“晚了”省。",
        late_at="几点看表，该开始什么",
        late_by="晚{count}分钟",
        shorten="“{title}”缩到{count}\u2060分\u2060钟",
        drop="删“{title}”",
        late_spare="机动时间够，照常",
        late_missing="还差{count}\u2060分\u2060钟，“{title}”往后推",
        late_missing_end="还差{count}\u2060分\u2060钟，晚些散会",
        primer_lead="来之前翻一翻，有疑问就写在空白处，当天带来问。",
        inside="里面有什么",
        page="第{page}页",
        remember="记住这三句",
        scan="扫码看这一课",
        code_title="二维码：打开这一课的网页",
        terms="几个词",
        sources="依据",
        notes_at="这些小数字的依据在第{page}页",
        checked="{day}核对",
        review="下次核对不晚于{day}",
        who_to_call="可以打的电话",
        edition="版次",
        place_of="适用地区：{name}",
        my_questions="我想问的",
        picture="一棵榕树，树荫下坐着几个人",
        time_needed="用时",
        you_need="要准备",
        goals="学完能做到",
        facilitator_page="主持人用页",
        facilitator_note="这一页给主持人，不发给参会者。",
        anonymous="不写姓名，不写电话。填好后放进箱子。",
        how_to_tick="在方框里打勾。不想答的可以空着。",
        scale=("很不同意", "不太同意", "一般", "比较同意", "很同意"),
        yes="是",
        no="不是",
        not_sure="说不准",
        thanks="谢谢！您的意见会用来改进下一次活动。",
        stop="、",
        comma="，",
        colon="：",
        dot="·",
    ),
    "en": Wording(
        html_language="en",
        agenda="Agenda",
        run_sheet="Facilitator’s run sheet",
        participants="Participants",
        sign_in="Sign-in sheet",
        badges="Badges",
        table_signs="Table signs",
        primer="Primer",
        feedback="Feedback form",
        activity="Activity sheet",
        day="Date",
        hours="Time",
        place="Place",
        number="No.",
        name="Name",
        other_name="Other script",
        public="Public",
        organisation="Organisation",
        table_heading="Table",
        table_sign="Table {name}",
        signature="Signature",
        morning="Morning",
        afternoon="Afternoon",
        people="{count}",
        total="{count} people at {tables} tables.",
        walk_in="Not on the list",
        walk_in_note="People who are not on the list sign here and get a blank badge.",
        list_note="For staff on the day. Do not post or forward; destroy afterwards.",
        sign_note="Staff collect this sheet afterwards and keep it safe.",
        guest="Guest",
        circle="Circle yours",
        time="Time",
        minutes="{count} min",
        fixed="on time",
        lead="Lead",
        method="Method",
        materials="Materials",
        lesson="Lesson",
        sheet="Activity sheet",
        spare="{count} minutes to spare before this",
        at_a_glance="The day at a glance",
        who_comes="Who comes",
        tables_count="{tables} mixed tables of {size}.",
        needs="Needs by table",
        needs_note="No names here. Arrange it quietly before the start; do not ask in front of others.",
        no_needs="No needs were registered.",
        packing="Packing list",
        run_note="DO is an action, SAY can be read out as it stands, LATE says what to cut when time is short.",
        day_order="Session by session",
        quantity="{what}: {quantity} ({count} {per}{spare})",
        per={
            "person": "for each person",
            "table": "for each table",
            "room": "for each room",
            "event": "in all",
        },
        spare_percent=", {percent}% spare",
        tracks="At the same time",
        late_plan="If the day runs late",
        late_note=(
            "Look at the clock at these times and do what stands under your delay. "
            "To shorten a session, begin with its LATE line."
        ),
        late_at="At this time, this should begin",
        late_by="{count} minutes late",
        shorten="shorten “{title}” to {count}\u00a0min",
        drop="drop “{title}”",
        late_spare="the spare time is enough",
        late_missing="{count}\u00a0min are missing: “{title}” begins later",
        late_missing_end="{count}\u00a0min are missing: end later",
        primer_lead="Leaf through it before you come. Write your questions in the margin and bring them along.",
        inside="Inside",
        page="page {page}",
        remember="Three things to remember",
        scan="Scan for this lesson",
        code_title="QR code: opens the web page of this lesson",
        terms="Words used here",
        sources="Sources",
        notes_at="sources of these numbers on page {page}",
        checked="checked on {day}",
        review="next check due by {day}",
        who_to_call="Whom to call",
        edition="Edition",
        place_of="For {name}",
        my_questions="My questions",
        picture="A banyan tree with people sitting in its shade",
        time_needed="Time",
        you_need="You need",
        goals="Afterwards people can",
        facilitator_page="For the facilitator",
        facilitator_note="This page is for the facilitator only; it is not handed out.",
        anonymous="No names, no phone numbers. Put the form into the box when you are done.",
        how_to_tick="Tick a box. You may leave out what you do not want to answer.",
        scale=("Not at all", "Not really", "Partly", "Mostly", "Fully"),
        yes="Yes",
        no="No",
        not_sure="Not sure",
        thanks="Thank you! We use your answers to do better next time.",
        stop=", ",
        comma=", ",
        colon=": ",
        dot=" | ",
    ),
}


def other(language: Language) -> Language:
    """The other language."""
    return "en" if language == "zh" else "zh"
