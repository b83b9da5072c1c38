"""What the site says of reading aids, offices, learning paths, mistakes and calendars, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_scripts.model import Language


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """One language's words; ``{}`` is filled by the template or in the reader's browser."""

    aids: str
    large: str
    contrast: str
    dark: str
    listen: str
    listen_here: str
    stop: str
    reading: str
    stopped: str
    call_now: str
    at_a_glance: str
    where: str
    where_note: str
    need: str
    all_needs: str
    shown: str
    copy: str
    copied: str
    not_copied: str
    topics: Mapping[str, str]
    unknown_here: str
    teaching: str
    paths: str
    paths_note: str
    path_for: str
    done: str
    done_of: str
    learned: str
    to_paths: str
    reset: str
    reset_done: str
    only_here: str
    report: str
    report_note: str
    report_page: str
    report_edition: str
    report_region: str
    report_wrong: str
    report_right: str
    report_source: str
    report_mail: str
    report_copy: str
    report_print: str
    report_how: str
    report_address: str
    report_subject: str
    report_private: str
    accessibility: str
    accessibility_note: str
    changed: str
    changed_note: str
    was_until: str
    calendar: str
    calendar_note: str
    calendar_save: str
    calendar_print: str
    calendar_name: str
    calendar_text: str
    calendar_past: str
    calendar_left: str
    calendar_today: str
    calendar_saved: str
    calendar_empty: str
    step: str
    begin_again: str
    step_back: str
    show_all: str
    one_by_one: str
    your_answers: str


SERVICE_WORDS: Mapping[Language, ServiceWords] = MappingProxyType(
    {
        "zh": ServiceWords(
            aids="字号和颜色",
            large="大字",
            contrast="高对比",
            dark="深色",
            listen="读给我听",
            listen_here="听这一段：{}",
            stop="停止朗读",
            reading="正在读：{}",
            stopped="不读了。",
            call_now="打电话问",
            at_a_glance="先看这几样",
            where="去哪里办、问谁",
            where_note="电话点一下就能拨。不知道该找谁，打 {}。",
            need="你要办什么事？",
            all_needs="全部",
            shown="列出 {} 个",
            copy="复制",
            copied="复制好了，可以粘贴到微信里。",
            not_copied="这个浏览器不让复制，请长按文字来选。",
            topics=MappingProxyType(
                {
                    "insurance": "社会保险",
                    "pension": "养老",
                    "medical": "看病报销",
                    "maternity": "生育",
                    "work-injury": "工伤",
                    "unemployment": "失业",
                    "wages": "工资",
                    "contract": "合同",
                    "dispute": "仲裁、打官司",
                    "appeal": "不服决定",
                    "complaints": "投诉",
                    "assistance": "低保和救助",
                    "applying": "怎么申请",
                    "contributions": "缴社保费",
                    "housing-fund": "公积金",
                    "tax": "税",
                    "employer": "用人单位",
                    "business": "创业",
                    "loans": "贷款",
                }
            ),
            unknown_here="{}还缺这些地址和标准，我们正在核实；先打上面的电话问",
            teaching="给老师",
            paths="按身份学",
            paths_note="选一条路，一课一课学。",
            path_for="写给{}",
            done="学过了",
            done_of="学过 {} 课，共 {} 课",
            learned="这一课学完了，已经记在这个手机里。",
            to_paths="看看下一课学什么",
            reset="清除学习记录",
            reset_done="记录已经清除。",
            only_here="学习记录只存在这个手机的浏览器里，不会发给任何人。",
            report="发现错误，告诉我们",
            report_note="写几句话发出去，或者打印这张纸条，交给发材料的人。",
            report_page="哪一页",
            report_edition="版本",
            report_region="地区",
            report_wrong="哪里不对",
            report_right="应该是什么",
            report_source="你怎么知道的（例如当地通知、窗口答复）",
            report_mail="用邮件发",
            report_copy="复制文字，发微信",
            report_print="打印纸条",
            report_how="本页不会自己发送任何内容，由你来发。发给给你这份材料的老师、工作人员，或者主办单位。",
            report_address="邮箱：",
            report_subject="榕树学堂：这里可能写错了",
            report_private="别写身份证号、电话号码和病情。",
            accessibility="无障碍说明",
            accessibility_note="这个网站怎么照顾看不清、听不见、用键盘和用读屏软件的人。",
            changed="这里的数字变过",
            changed_note="旧材料上可能还印着以前的数字。",
            was_until="到{until}为止是{old}，现在是{new}",
            calendar="别错过这几天",
            calendar_note="日历文件在手机里生成，什么也不发出去。微信里存不了的，点右上角用浏览器打开，或者打印。",
            calendar_save="存进手机日历",
            calendar_print="打印期限表",
            calendar_name="期限",
            calendar_text="按你填的日期估算，不是决定。早点去办，先打 {} 问清楚。",
            calendar_past="这一天已经过了。马上打 {} 问，看有没有别的办法。",
            calendar_left="还有 {} 天",
            calendar_today="就是今天",
            calendar_saved="日历文件已生成：{} 个期限。打开它，就加进日历。",
            calendar_empty="没有还没到的期限，不用存。先打电话问。",
            step="第 {} 个问题",
            begin_again="从头再来",
            step_back="上一题",
            show_all="列出全部问题",
            one_by_one="一题一题地答",
            your_answers="你的回答",
        ),
        "en": ServiceWords(
            aids="Type size and colours",
            large="Large text",
            contrast="High contrast",
            dark="Dark",
            listen="Read aloud",
            listen_here="Read this part: {}",
            stop="Stop reading",
            reading="Reading: {}",
            stopped="Stopped.",
            call_now="Call and ask",
            at_a_glance="First things first",
            where="Where to go",
            where_note="Tap a number to call. If you do not know whom to ask, call {}.",
            need="What is it about?",
            all_needs="Everything",
            shown="{} listed",
            copy="Copy",
            copied="Copied. You can paste it into a message.",
            not_copied="This browser does not allow copying. Press and hold the text to select it.",
            topics=MappingProxyType(
                {
                    "insurance": "Social insurance",
                    "pension": "Pension",
                    "medical": "Medical bills",
                    "maternity": "Having a baby",
                    "work-injury": "Injury at work",
                    "unemployment": "Losing a job",
                    "wages": "Wages",
                    "contract": "Contract",
                    "dispute": "Arbitration and court",
                    "appeal": "Against a decision",
                    "complaints": "Complaints",
                    "assistance": "Dibao and help",
                    "applying": "How to apply",
                    "contributions": "Paying contributions",
                    "housing-fund": "Housing fund",
                    "tax": "Tax",
                    "employer": "Employers",
                    "business": "Starting a business",
                    "loans": "Loans",
                }
            ),
            unknown_here="Not yet confirmed for {}. Call one of the numbers above",
            teaching="For teachers",
            paths="Lessons for you",
            paths_note="Choose your path and take it lesson by lesson.",
            path_for="For {}",
            done="done",
            done_of="{} of {} lessons done",
            learned="Lesson done. This phone has made a note of it.",
            to_paths="See what comes next",
            reset="Clear my progress",
            reset_done="Your progress has been cleared.",
            only_here="Your progress stays in this phone's browser. Nobody else can see it.",
            report="Tell us about a mistake",
            report_note="Write a few words and send them, "
            "or print this slip and hand it to whoever gave you the material.",
            report_page="Page",
            report_edition="Edition",
            report_region="Region",
            report_wrong="What is wrong",
            report_right="What it should say",
            report_source="How you know (a local notice, the answer at a counter)",
            report_mail="Send by mail",
            report_copy="Copy the text for WeChat",
            report_print="Print the slip",
            report_how="This page sends nothing by itself: you do. Send it to the teacher or office that gave you "
            "the material, or to the organisers.",
            report_address="Mail: ",
            report_subject="Banyan Lessons: this may be wrong",
            report_private="Leave out ID numbers, phone numbers and illnesses.",
            accessibility="Accessibility",
            accessibility_note="How this site serves people who see or hear little, use a keyboard "
            "or a screen reader.",
            changed="Figures that have changed",
            changed_note="Older material may still show what they were.",
            was_until="{old} until {until}, now {new}",
            calendar="Do not miss these days",
            calendar_note="The calendar file is made on your phone; nothing is sent. "
            "If WeChat cannot save it, open this page in the browser, or print the list.",
            calendar_save="Save to my calendar",
            calendar_print="Print the list",
            calendar_name="time-limits",
            calendar_text="Estimated from the dates you gave; not a decision. Go early, and call {} first.",
            calendar_past="This day has passed. Call {} now and ask what else can be done.",
            calendar_left="{} days left",
            calendar_today="today",
            calendar_saved="Calendar file made with {} dates. Open it to add them.",
            calendar_empty="No day lies ahead, so there is nothing to save. Call first.",
            step="Question {}",
            begin_again="Begin again",
            step_back="Previous question",
            show_all="List all questions",
            one_by_one="One question at a time",
            your_answers="Your answers",
        ),
    }
)
