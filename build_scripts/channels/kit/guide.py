"""What organisers and facilitators are told for every programme: steps, roles, and how to lead a table."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its points."""

    title: Text
    points: tuple[Text, ...]
    before: int = 0
    """Days before the event by which it is done; 0: it has no day of its own."""


STEPS: tuple[Section, ...] = (
    Section(
        Text("四周前：定下来", "Four weeks before: settle"),
        (
            Text(
                "定日期、地点、谁签字批准；看过场地，轮椅进得去，洗手间进得去。",
                "Fix the day, the place and who approves it. Visit the room: can a wheelchair get in, "
                "and to the toilets?",
            ),
            Text(
                "跟各部门说好：大家的主意和没答上来的问题交给谁，什么时候给回话。没有这一条，先不办。",
                "Agree with the offices who receives people’s ideas and open questions, and by when they answer. "
                "Without that, wait.",
            ),
            Text("找主持人：每桌一位，总主持一位。", "Find facilitators: one for each table and one lead."),
        ),
        28,
    ),
    Section(
        Text("两周前：请人", "Two weeks before: invite"),
        (
            Text(
                "各类人都要有，缺哪一类，托那一类的人去请。名单只记姓名、类别、单位、需要，不收证件号和手机号。",
                "Every public should be there; ask its own people to invite. The roster holds name, "
                "public, organisation and needs, no identity or phone numbers.",
            ),
            Text(
                "发邀请函和会前读本。问清楚：大字、轮椅、翻译、忌口。",
                "Send invitation and primer. Ask about large print, wheelchairs, interpreting, food.",
            ),
        ),
        14,
    ),
    Section(
        Text("一周前：做盒子", "One week before: make the box"),
        (
            Text(
                "把名单改好，重新做一遍资料；照“打印说明”印，照“物料和装箱清单”装。",
                "Correct the roster, make the kit again, print by the print order, pack by the packing list.",
            ),
            Text(
                "主持人碰一次头：看主持人指南，一人试讲一节。",
                "Meet the facilitators: read the guide, try out one session each.",
            ),
        ),
        7,
    ),
    Section(
        Text("前一天：摆好", "The day before: set up"),
        (
            Text(
                "照会场布置图摆桌子；贴会标、约定、指路牌；试话筒、投影。",
                "Set the tables by the room plan; put up banner, rules and signs; try microphone and projector.",
            ),
            Text(
                "胸牌照签到表的次序排好。每桌一袋：桌牌、席卡、桌上卡、活动单、笔和这一桌的材料。",
                "Lay the badges in the order of the sign-in sheet. One bag for each table: sign, name tents, card, "
                "activity sheets, pens and the table's things.",
            ),
        ),
        1,
    ),
    Section(
        Text("当天：看表，看人", "On the day: watch the clock and the people"),
        (
            Text(
                "提前一小时到。两人签到，一人领路。",
                "Be there an hour early. Two people sign in, one shows the way.",
            ),
            Text(
                "进门先填前后问卷的左半，走前填右半，两半号码一样。",
                "On arrival people fill in the left half of the form, before leaving the right half "
                "with the same number.",
            ),
            Text(
                "晚了，照流程单上的“晚了”省，不占吃饭和回家的时间。",
                "When late, cut what the run sheet says under LATE; never lunch, never the way home.",
            ),
        ),
    ),
    Section(
        Text("散会以后：收，锁，回话", "Afterwards: collect, lock, answer"),
        (
            Text(
                "签到表、名单、问卷和写了字的纸，当天收齐锁好，桌上一张不留。",
                "Collect and lock sign-in sheet, lists, forms and all that is written the same day; leave nothing on "
                "the tables.",
            ),
            Text(
                "三天内写好会议记录，一周内发感谢信，两周内交总结报告。",
                "Minutes within three days, thank-you letters within a week, the report within two.",
            ),
            Text(
                "有了答复，第一个告诉参会的人。用完的名单照约定的日子销毁。",
                "When the answers come, those who took part hear them first. Destroy the roster on the day agreed.",
            ),
        ),
    ),
)

ROLES_OF_STAFF: tuple[tuple[Text, Text, Text], ...] = (
    (
        Text("总主持", "Lead facilitator"),
        Text("1人", "1"),
        Text(
            "开场、报时、转场；心里只装两样：时间和气氛",
            "opens, keeps time, leads over; minds only the clock and the mood",
        ),
    ),
    (
        Text("桌主持", "Table facilitators"),
        Text("每桌1人", "1 a table"),
        Text(
            "让人人都说到；自己不讲课，不替人拿主意",
            "lets everyone speak; gives no lectures and takes no decisions",
        ),
    ),
    (
        Text("签到", "Sign-in"),
        Text("2人", "2"),
        Text("签到、发胸牌、登记临时来的人", "sign-in, badges, people not on the list"),
    ),
    (
        Text("照应", "Helper"),
        Text("1人", "1"),
        Text("领路，照顾要大字、轮椅、翻译的人", "shows the way, looks after people with needs"),
    ),
    (
        Text("记录", "Recorder"),
        Text("1人", "1"),
        Text(
            "写会议记录，拍墙上的大纸，不拍人脸",
            "writes the minutes, photographs the sheets on the wall, no faces",
        ),
    ),
    (
        Text("后勤", "Logistics"),
        Text("1人", "1"),
        Text("茶水、餐食、投影、话筒、空调", "tea, meals, projector, microphone, air"),
    ),
)

GUIDE: tuple[Section, ...] = (
    Section(
        Text("您是来让别人说话的", "You are there so that others speak"),
        (
            Text(
                "全桌说的话，您不占到两成。问完就等，心里数到七。",
                "Speak a fifth of the time at most. After a question wait, and count to seven.",
            ),
            Text(
                "问“您碰到过吗？”，不问“您懂不懂？”。",
                "Ask “have you met this?”, never “do you understand?”.",
            ),
            Text(
                "先请没说过的人，再请说过的人。不想说的，跳过，回头再问一次。",
                "First those who have not spoken. Whoever does not want to is passed over and asked once more later.",
            ),
        ),
    ),
    Section(
        Text("话多的，话少的，职位高的", "Those who talk much, little, or from above"),
        (
            Text(
                "话多的：“这一条我记下了，听听旁边的。”",
                "Much: “I have noted that; let us hear your neighbour.”",
            ),
            Text(
                "话少的：先两个人一组聊，再请一个人替两个人说。",
                "Little: let people talk in pairs, then one speaks for both.",
            ),
            Text(
                "领导：请他最后说。投票、举手，他跟大家一样算。",
                "The head of an office speaks last, and in a vote counts like everyone.",
            ),
        ),
    ),
    Section(
        Text("说到家里的难处", "When trouble at home comes up"),
        (
            Text(
                "先停，再护：“谢谢您信得过。这件事我们单独说，好吗？”不追问，不写下来。",
                "Stop and protect: “Thank you for your trust. Shall we talk about it alone?” Do not "
                "probe, do not write it down.",
            ),
            Text(
                "茶歇时带到安静的地方，把会前读本最后一页的电话指给他看。",
                "In the break go to a quiet place and show the lines to call on the last page of the primer.",
            ),
            Text(
                "有人身上有伤、说不想活了，马上找总主持，别让他一个人走。",
                "If somebody is hurt or speaks of not wanting to live, fetch the lead at once and do "
                "not let the person leave alone.",
            ),
        ),
    ),
    Section(
        Text("问到数字和规定", "When people ask for figures and rules"),
        (
            Text(
                "只照活动单念，数字后面有依据和核对日期。单子上没有的，不凭记性说。",
                "Read from the activity sheet: its figures have a source and a day of checking. What "
                "is not there, do not say from memory.",
            ),
            Text(
                "“这个我不知道，写下来，会后给您回话。”说这句话不丢人。",
                "“I do not know; I write it down and you will hear from us.” There is no shame in that.",
            ),
            Text("各地不一样：问清是哪里的，什么时候的事。", "Places differ: ask where, and when it was."),
        ),
    ),
    Section(
        Text("带翻译的时候", "With an interpreter"),
        (
            Text(
                "一次说两句就停。不说俗语、简称，数字写在纸上。",
                "Stop after two sentences. No proverbs, no abbreviations; write figures down.",
            ),
            Text(
                "看着说话的人，不看翻译。翻译先拿到活动单。",
                "Look at the speaker, not at the interpreter, who gets the activity sheets beforehand.",
            ),
        ),
    ),
    Section(
        Text("写和收", "Writing and collecting"),
        (
            Text(
                "字写得大，写主意，不写谁说的。不会写的人，您念一句他说一句，照他的原话记。",
                "Write large; write ideas, not whose they are. For who does not write, take down the very words.",
            ),
            Text(
                "散会前看一眼桌面：写了字的纸全部收走。",
                "Before you leave, look at the table: take every sheet with writing on it.",
            ),
        ),
    ),
)
