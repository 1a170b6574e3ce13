/** What is coloured and, as the whole text is compared, what is not. `‹text›{name}` marks a token of ours. */
export const CASES: Readonly<Record<string, string>> = {
  'front matter: each field, in its preferred spelling': `---
‹服務類型›{property-name}: ‹development›{service}
‹防護需求等級›{property-name}: ‹中›{level}
‹責任等級›{property-name}: ‹B›{agency-level}
‹核心系統›{property-name}: ‹否›{answer}
‹個資›{property-name}: ‹是›{answer}
‹關鍵基礎設施›{property-name}: ‹false›{answer}
‹對外服務›{property-name}: ‹yes›{answer}
‹行動應用›{property-name}: ‹No›{answer}
‹採購金額›{property-name}: ‹2850000›{amount}
‹一覽表›{property-name}: ‹112-09-20›{catalogue}
‹機關類別›{property-name}: ‹特定非公務機關›{agency-kind}
‹草案日期›{property-name}: ‹115年3月1日›{date}
‹防護基準版本›{property-name}: ‹115年版›{baseline-text}
‹附加規定›{property-name}: ‹規定/府.yaml›{file}
‹決定›{property-name}: ‹決定.yml›{file}
---
`,
  'front matter: full-width colons, as the reader takes them': `---
案名：某某案
‹服務類型›{property-name}：‹應用軟體或系統開發服務›{service}
‹防護需求等級›{property-name}　：　‹「高級」›{level}
‹Agency_Level›{property-name}：‹Ｂ級›{agency-level}
"‹level›{property-name}"：'‹High›{level}'
‹預算›{property-name}:‹1,200萬元›{amount}
---
`,
  'front matter: several services': `---
‹類型›{property-name}: [‹開發›{service}、"‹maintenance›{service}", 其他]
‹services›{property-name}:
  - ‹saas-package›{service}
  - ‹SaaS 套裝型›{service}
  - 其他開發
  - 其他 開發 # 開發、開發
‹service›{property-name}:
- ‹雲端微服務（SaaS）套裝型›{service}
  # 維運、維運
title: 開發
tags:
  - 開發
---
`,
  'front matter: keys and values that are not ours': `---
title: 高 ● ＿
levels: 高
服務類型說明: 開發
  服務類型: 開發
‹服務類型›{property-name}: 其他 開發
‹level›{property-name}: 極 高
‹agency-level›{property-name}: 甲 A
‹core-system›{property-name}: 不確定 是
‹pii›{property-name}: 不確定 是
‹cii›{property-name}: 不確定 是
‹public-facing›{property-name}: 不確定 是
‹app›{property-name}: 是否
‹mobile-app›{property-name}: 不確定 是
‹budget›{property-name}: 三 100元
‹catalog›{property-name}: 舊 112-09-20
‹agency-kind›{property-name}: 非 公務機關
‹date›{property-name}: 約 115年3月1日
‹baseline-text›{property-name}: 舊 110
‹decisions›{property-name}: 我的 決定.yml
‹overlay›{property-name}: 我的 府.yaml
備註: >
  責任等級: A
# 服務類型: 開發
---
`,
  'body: no line of it is front matter': `# 需求

服務類型：開發
level: 高

- 責任等級: A

---
level: 高
---

\`\`\`yaml
level: 高
\`\`\`
`,
  'body: marks': `# 標題 ‹●›{recommended} <!-- ● --> <b title="●">‹●›{recommended}</b>

‹●›{recommended}建議辦理，‹◎›{when-necessary}有必要時辦理<b title="●">，</b>‹▲›{by-agency-level}依責任等級辦理；○△■ 不是記號。
- ‹●›{recommended} **‹▲›{by-agency-level}粗體**
> ‹◎›{when-necessary}

| 項目 | 高 |
| --- | --- |
| 甲 | ‹●›{recommended} |
|‹▲›{by-agency-level}|‹◎›{when-necessary}|
| \`●\` |

<table>
<tr><td title="●">‹●›{recommended}</td></tr>
</table>
`,
  'body: marks in code and comments': `\`●\` <!-- ● ＿ -->

\`\`\`
● ＿ ____
\`\`\`

~~~html
<p>●</p>
~~~

    ● ＿ ____

<!--
● ＿ ____
-->
`,
  'body: blanks': `# 金額 ‹＿＿›{blank}

系統等級為‹＿›{blank}級，於‹____›{blank}日內完成，每年‹___›{blank}次，計 ‹_____›{blank} 元。
金額：‹___›{blank}元，容量‹____›{blank}GB，(‹____›{blank})，**共‹____›{blank}元**
‹____›{blank}年‹____›{blank}月
日期：\\_ ‹\\_\\_\\_›{blank}年

| ‹____›{blank} | 甲‹___›{blank}乙 |

<p>‹____›{blank}</p>
`,
  'body: underscores that are no blanks': `___強調___ 與（___強調___） __粗__ _斜_ ‹●›{recommended}

___強調‹●›{recommended}‹＿›{blank}___

____
  ______
* * *

some___name some____name __init__ \\___ \\\\_\\_
<a title="____">甲</a>

標題
___
`,
  'body: ids in code spans': `# 關於 \`‹data-loss-prevention›{control}\`

依 \`‹data-loss-prevention›{control}\` 辦理，見 \`‹api-transport-encryption›{control}\`。
data-loss-prevention \`waf\` \`no-such-control\` \`data-loss\` \`data-loss-prevention-x\`
\`\`data-loss-prevention\`\` \\\`data-loss-prevention\\\` \`見 data-loss-prevention\`

\`\`\`
\`data-loss-prevention\`
\`\`\`
`,
  'directive: the whole of it': `<!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹sbom›{control} ‹不適用›{category} ‹理由›{label}：‹本案 waf 另案，理由：無›{reason} -->
<!--‹tenderlint›{directive}：‹略過›{verb} ‹WAF›{control} ‹Other-Case›{category} ‹reason›{label}: ‹x›{reason}-->

廠商應 <!-- ‹Tenderlint›{directive} ： ‹IGNORE›{verb} ‹data-loss-prevention›{control} --> 辦理。‹●›{recommended}

- 甲
  <!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹edr›{control} ‹替代措施›{category} ‹理由›{label}：‹甲›{reason} -->

<!--
  ‹tenderlint›{directive}: ‹ignore›{verb} ‹gcb›{control} ‹誤判›{category}
  ‹理由›{label}：‹第一行›{reason}
‹第二行 waf›{reason}
-->

‹●›{recommended}
`,
  'directive: each category': `<!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹sbom›{control} ‹不採用›{category} -->
<!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹sbom›{control} ‹另案›{category} -->
<!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹sbom›{control} ‹not-applicable›{category} -->
`,
  'directive: what it does not know': `<!-- ‹tenderlint›{directive}: ‹ignore›{verb} sboms 不適用者 -->
<!-- tenderlint: skip sbom 不適用 -->
<!-- tenderlint: ignored sbom 不適用 -->
<!-- tenderlint ignore sbom -->
`,
  'directive: what is none': `<!-- ignore sbom 不適用 理由：甲 -->
<!-- 另見 tenderlint: ignore sbom 不適用 理由：甲 -->
<!-- 另見
tenderlint: ignore sbom 不適用 理由：甲
-->
<!---->

<!-- --> tenderlint: ignore sbom 不適用 理由：甲 ‹●›{recommended}

tenderlint: ignore sbom 不適用 理由：甲
\`<!-- tenderlint: ignore sbom -->\`

\`\`\`html
<!-- tenderlint: ignore sbom 不適用 -->
\`\`\`

<div>
\`\`\`
<!-- ‹tenderlint›{directive}: ‹ignore›{verb} ‹sbom›{control} -->
</div>
`,
};

/** What ours take from the base must look as the base would show it: text with ‹part›, the scope that the part has to have. */
export const LOOKS: readonly (readonly [marked: string, scope: string])[] = [
  ['---\n‹案名›：某案\n---', 'entity.name.tag.yaml'],
  ['---\n‹案名›:某案\n---', 'entity.name.tag.yaml'],
  ['---\n案名：某案\n‹title›: 甲\n---', 'entity.name.tag.yaml'],
  ['---\nlevel: ‹極高›\n---', 'string.unquoted.plain.out.yaml'],
  ['---\nlevel: 高 ‹# 註›\n---', 'comment.line.number-sign.yaml'],
  ['---\nlevel:\n  ‹-› 高\n---', 'punctuation.definition.block.sequence.item.yaml'],
  ['見 `‹data-loss-prevention›`', 'markup.inline.raw.string.markdown'],
  ['___‹強調›___', 'markup.italic.markdown'],
  ['___強調 `‹甲›`___', 'markup.inline.raw.string.markdown'],
  ['●**‹粗›**', 'markup.bold.markdown'],
  ['●\n# ‹標題›', 'entity.name.section.markdown'],
  ['- ●\n‹-› 甲', 'punctuation.definition.list.begin.markdown'],
  ['| ●**‹粗›** |', 'markup.bold.markdown'],
  ['‹____›', 'meta.separator.markdown'],
  ['<!-- tenderlint: ignore ‹sbom› -->', 'comment.block.html'],
  ['<!-- 甲 -->\n**‹粗›**', 'markup.bold.markdown'],
];
