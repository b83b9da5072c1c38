"""The words of findings about WeChat, its style sheets and an account: code → level, message and hint in zh and en.

The rows of the acceptance list are in ``wechat/checker``.
"""

from __future__ import annotations

from build_scripts.codes.code import Code, error

CODES: dict[str, Code] = {
    # --- M: style sheets of WeChat articles; M0 to M2 are in wechat/checker/codes/
    "M301": error(
        "选择器 {what} 会丢：内联样式的工具不认它",
        "the selector {what} is lost: the inliner does not take it",
        "换成类名，比如 .card .title；伪元素要显示的字写进模板。",
        "Use a class, such as .card .title; write what a pseudo-element shows into the template.",
    ),
    "M302": error(
        "{what} 会丢：@ 规则和嵌套都不起作用",
        "{what} is lost: at-rules and nesting have no effect",
        "每条规则单独写，选择器写全；同一套样式要适合所有屏幕。",
        "Write each rule on its own with its whole selector; one style must fit all screens.",
    ),
    "M303": error(
        "属性 {what} 会丢：平台不收",
        "the property {what} is lost: the platform does not take it",
        "删掉它。能用的属性列在 build_scripts/wechat/checker/limits.py 的 STYLES 里。",
        "Remove it. STYLES in build_scripts/wechat/checker/limits.py lists those that work.",
    ),
    "M304": error(
        "“{what}” 的值不起作用，或在手机上会出错",
        "the value of '{what}' has no effect or goes wrong on phones",
        "颜色写成 #rrggbb；宽度用百分比；不用 var、url、calc、渐变和 !important。",
        "Colours as #rrggbb, widths in per cent; no var, url, calc, gradient or !important.",
    ),
    "M305": error(
        "样式读不懂：{what}",
        "the style sheet cannot be read: {what}",
        "看看这里是不是少了冒号、分号或大括号。",
        "Look for a colon, semicolon or brace that is missing here.",
    ),
    # --- G: an account of WeChat
    "G101": error(
        "账号 “{account}” 缺 AppID 或 AppSecret",
        "account '{account}' lacks its AppID or AppSecret",
        "在终端里设好环境变量 {names}，或存进系统钥匙串（服务名 banyan-wechat）。不要写进任何文件。",
        "Set the environment variables {names}, or keep them in the system's keyring (service banyan-wechat). "
        "Do not write them into a file.",
    ),
    "G102": error(
        "公众平台不认这对 AppID 和 AppSecret（{number}）",
        "the platform does not accept this AppID and AppSecret ({number})",
        "到“设置与开发 → 基本配置”核对；AppSecret 重置过的，旧的不能再用。",
        "Compare them with 设置与开发 → 基本配置; a reset AppSecret replaces the old one.",
    ),
    "G103": error(
        "这台电脑的地址 {ip} 不在公众号的 IP 白名单里（{number}）",
        "this computer's address {ip} is not on the account's IP whitelist ({number})",
        "请管理员在“设置与开发 → 基本配置 → IP 白名单”里加上 {ip}，几分钟后再来。地址常变的，从有固定地址的机器运行，"
        "或设 HTTPS_PROXY 走固定出口。",
        "Ask the administrator to add {ip} under 设置与开发 → 基本配置 → IP 白名单 and try again in a few "
        "minutes. Where the address changes, run it from a machine with a fixed one, or set HTTPS_PROXY.",
    ),
    "G104": error(
        "AppSecret 已被冻结（{number}）",
        "the AppSecret is frozen ({number})",
        "请管理员在“设置与开发 → 基本配置”里解冻，10 分钟后再来。",
        "Ask the administrator to unfreeze it under 设置与开发 → 基本配置, and try again after ten minutes.",
    ),
    "G105": error(
        "这个公众号没有“{call}”的接口权限（{number}）",
        "this account may not use '{call}' ({number})",
        "个人号和未认证的号没有草稿接口：打开成品里的 preview.html，用“复制正文”粘贴到编辑器；"
        "或请管理员认证账号。重试没有用。",
        "Personal and unverified accounts lack it: open preview.html, copy the article and paste it into the editor, "
        "or have the account verified. Trying again does not help.",
    ),
    "G106": error(
        "“{call}”今天的调用次数用完了（{number}）",
        "today's quota of '{call}' is used up ({number})",
        "额度在零点恢复，明天再来；已上传的图片记在台账里，不会重传。",
        "It comes back at midnight: try tomorrow. What is uploaded is in the ledger and is not sent again.",
    ),
    "G107": error(
        "公众平台不收正文（{number}）：{problem}",
        "the platform refuses the content ({number}): {problem}",
        "先运行 ./banyan wechat check 看哪一处违规；没有发现的，把这条信息发给维护者。",
        "Run ./banyan wechat check to see what is against the rules; if it finds nothing, send this line to the "
        "maintainers.",
    ),
    "G108": error(
        "标题太长（{number}）",
        "the title is too long ({number})",
        "把课的标题缩到 32 个字以内，重新构建。",
        "Shorten the lesson's title to 32 full-width characters and build again.",
    ),
    "G109": error(
        "摘要太长（{number}）",
        "the digest is too long ({number})",
        "把课的一句话简介缩到 120 个字以内，重新构建。",
        "Shorten the lesson's summary to 120 full-width characters and build again.",
    ),
    "G110": error(
        "一份草稿里的文章数不对（{number}）：有 {count} 篇，应为 1 至 8 篇",
        "wrong number of articles in a draft ({number}): there are {count}, 1 to 8 are taken",
        "少选几课，或分成几份草稿。",
        "Choose fewer lessons, or make several drafts.",
    ),
    "G111": error(
        "公众平台找不到素材或草稿 {media}（{number}）",
        "the platform knows no material or draft {media} ({number})",
        "可能有人在后台删了它。再运行一次：封面会重新上传。",
        "Somebody may have deleted it there. Run the command again: the cover will be sent anew.",
    ),
    "G112": error(
        "图片太大（{number}）：{file}",
        "the picture is too large ({number}): {file}",
        "正文图片要小于 1 MB，封面不超过 10 MB；换一张或压缩，重新构建。",
        "Pictures in the text must be below 1 MB, covers at most 10 MB: replace or compress it and build again.",
    ),
    "G113": error(
        "图片格式不对（{number}）：{file}",
        "the picture's format is not taken ({number}): {file}",
        "只收 JPG 和 PNG。",
        "Only JPG and PNG are taken.",
    ),
    "G114": error(
        "换过一次调用凭据，公众平台仍然不认（{number}）",
        "the platform refuses the access token even after it was renewed ({number})",
        "可能有别的程序在用同一个 AppSecret 换凭据。停下它，过一分钟再来。",
        "Another program may be renewing the token with the same AppSecret. Stop it and try again in a minute.",
    ),
    "G115": error(
        "公众平台拒绝了“{call}”：{number} {problem}",
        "the platform refused '{call}': {number} {problem}",
        "在公众平台文档的“全局返回码”里查 {number}；已完成的都在台账里，可以再运行。",
        "Look {number} up among the platform's return codes (全局返回码). What is done is in the ledger; the command "
        "can be run again.",
    ),
    "G116": error(
        "连不上公众平台，试了 {tries} 次：{problem_zh}",
        "the platform cannot be reached after {tries} attempts: {problem}",
        "检查网络；要走代理的，设环境变量 HTTPS_PROXY。已完成的都在台账里，再运行会接着做。",
        "Check the network; where a proxy is needed, set HTTPS_PROXY. What is done is in the ledger; the next run goes "
        "on from there.",
    ),
    "G117": error(
        "公众平台的答复读不懂，试了 {tries} 次（{call}）",
        "the platform's reply to '{call}' cannot be read after {tries} attempts",
        "多半是代理或登录页挡在中间：用浏览器打开 https://api.weixin.qq.com 看看。再运行会接着做。",
        "A proxy or sign-in page may stand in between: open https://api.weixin.qq.com in a browser. "
        "The next run goes on.",
    ),
    "G118": error(
        "距上次强制更换凭据不到 {seconds} 秒，或今天已换了 {limit} 次",
        "the token was renewed by force less than {seconds} s ago, or {limit} times today",
        "等一分钟（或到明天）再来。",
        "Wait a minute, or until tomorrow.",
    ),
    "G119": error(
        "成品 {artefact} 不是最新的",
        "{artefact} is out of date",
        "先运行 ./banyan build --channel wechat，再存草稿。",
        "Run ./banyan build --channel wechat first.",
    ),
    "G120": error(
        "{lesson} 用到的数据 {fact} 过了复核日 {day}",
        "{lesson} quotes fact {fact}, whose review was due on {day}",
        "核对这个数，更新 checked 和 review_by（./banyan facts stale 列出全部），重新构建。",
        "Check it and update checked and review_by (./banyan facts stale lists them all), then build again.",
    ),
    "G121": error(
        "{artefact} 没有通过检查：{problem_zh}",
        "{artefact} fails the check: {problem}",
        "运行 ./banyan wechat check 看每一处和改法。",
        "./banyan wechat check shows each place and what to do.",
    ),
    "G122": error(
        "没有这篇文章：{wanted}{near_zh}",
        "there is no such article: {wanted}{near_en}",
        "成品里有：{known}",
        "What is built: {known}",
    ),
    "G123": error(
        "台账读不懂：{problem}",
        "the ledger cannot be read: {problem}",
        "台账由程序写，不要手改；用 git checkout {file} 找回，或解决合并冲突。",
        "The program writes it: restore it with git checkout {file}, or solve the merge conflict.",
    ),
    "G124": error(
        "{lesson} 是 {name} 存的草稿，不能由同一个人发布",
        "{name} prepared {lesson} and cannot release it too",
        "请另一个人在手机上看过预览再发布，用他的名字登记。",
        "A second person looks at the preview on a phone and releases it; record it under that person's name.",
    ),
    "G125": error(
        "“{address}” 不是公众号文章的地址",
        "'{address}' is no address of a WeChat article",
        "在手机上打开发布后的文章，点“…”再点“复制链接”；地址以 https://mp.weixin.qq.com/s 开头。",
        "Open the released article on a phone and copy its link from the … menu; it begins with https://mp.weixin.qq.com/s.",
    ),
    "G126": error(
        "台账里没有等待发布的 {wanted}",
        "the ledger has no draft of {wanted} that waits for release",
        "先用 ./banyan wechat draft 存草稿；./banyan wechat status 列出全部。",
        "Make one with ./banyan wechat draft; ./banyan wechat status lists what there is.",
    ),
    "G127": error(
        "{wanted} 的草稿在公众平台上被人改过，没有动它",
        "the draft of {wanted} was edited on the platform and is left alone",
        "先用 ./banyan wechat pull {first} 看改了什么，写回内容里；确定不要那些改动，再加 --overwrite。",
        "See what was changed with ./banyan wechat pull {first} and bring it into the source; to drop those changes "
        "add --overwrite.",
    ),
    "G128": error(
        "{wanted} 的草稿已不在公众平台上",
        "the draft of {wanted} is no longer on the platform",
        "发布了的，用 ./banyan wechat release 登记；误删的，加 --again 重存一份。",
        "If it was released, record it with ./banyan wechat release; if it was deleted, add --again to make it anew.",
    ),
    "G129": error(
        "台账里的账号 “{account}” 是另一个公众号",
        "account '{account}' of the ledger is another WeChat account",
        "换回原来的 AppID，或用 --account 起一个新名字。",
        "Use the former AppID, or choose a new name with --account.",
    ),
    "G130": error(
        "没有写是谁（--by）",
        "it is not said who does this (--by)",
        "写名字或岗位，例如 --by 编辑甲；也可以设环境变量 BANYAN_EDITOR。台账会记下它。",
        "Give a name or an office, such as --by 'Editor A', or set BANYAN_EDITOR. The ledger keeps it.",
    ),
    "G131": error(
        "{artefact} 换上图片地址后正文有 {count} 个字符，应少于 {limit}",
        "with the addresses of its pictures {artefact} has {count} characters; fewer than {limit} are taken",
        "缩短这一课，或把一些块限制在别的渠道。",
        "Shorten the lesson, or limit some blocks to other channels.",
    ),
    "G132": error(
        "读不到已发布的文章 {address}：{problem_zh}",
        "the released article {address} cannot be read: {problem}",
        "用浏览器打开看看：可能已删除，或要先通过验证。",
        "Open it in a browser: it may be deleted, or want a check first.",
    ),
    "G133": error(
        "{artefact} 被人改过：和清单里的指纹不同",
        "{artefact} was changed by hand: it differs from its digest in the manifest",
        "成品不要手改；改内容，再运行 ./banyan build --channel wechat。",
        "Change the source, not what is built, and run ./banyan build --channel wechat.",
    ),
    "G136": error(
        "{lesson} 的文章到 {day} 就该撤下，不再存草稿",
        "the article of {lesson} is to be withdrawn by {day}: it is not drafted any more",
        "还要发的，改 content/index.yml 里 wechat 的 withdraw，重新构建。",
        "If it still holds, change withdraw at wechat in content/index.yml and build again.",
    ),
    "G135": error(
        "这台电脑的地址 {ip} 要等公众号管理员确认（{number}）",
        "this computer's address {ip} waits for the account's administrator ({number})",
        "管理员的手机微信上有确认请求，点同意后再来；拒绝过的，要等 1 小时（或 24 小时）。",
        "The administrator has a request in WeChat: try again once it is accepted; after a refusal it takes an hour, "
        "or a day.",
    ),
    "G134": error(
        "另一个 wechat 命令正在进行（进程 {pid}）",
        "another wechat command is running (process {pid})",
        "等它结束再来。",
        "Wait until it ends.",
    ),
}
