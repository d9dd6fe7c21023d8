"""The words of the pages that explain the policy: at a glance, the table of purposes, 対訳, the glossary."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.domain.text import Language, Text

PAGE_WORDS: Mapping[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        ("glance", "ひと目で", "At a glance"),
        (
            "glance-note",
            "本文から要点を抜き出したものです。正確な内容は、リンク先の条項をご覧ください。",
            "The main points, drawn from the text below. The clauses they link to are what applies.",
        ),
        ("glance-who", "だれが扱うか", "Who we are"),
        ("glance-what", "どんな情報か", "What information"),
        ("glance-why", "何のためか", "What for"),
        ("glance-recipients", "第三者に渡るのはどんなときか", "Who else receives it"),
        ("glance-joint-use", "共同で使う相手", "Used jointly with"),
        ("glance-abroad", "外国への提供", "Sent abroad"),
        ("glance-requests", "開示や訂正を求めるには", "How to make a request"),
        ("glance-latest", "最近の変更", "What changed last"),
        ("full-text", "全文", "Full text"),
        ("officer", "個人情報保護管理者", "Privacy manager"),
        ("desk", "窓口", "Contact"),
        ("fee", "手数料", "Fee"),
        ("fee-of", "{amount}円（{types}）", "{amount} yen ({types})"),
        ("requests-page", "必要な書類と書式を見る", "See the papers and forms you need"),
        ("shared-items", "提供・共同利用の対象として挙げている項目", "Items named as provided or jointly used"),
        ("and-more", "{some} ほか{rest}件", "{some} and {rest} more"),
        ("with-consent", "原則として本人の同意を得て提供", "As a rule, only with your consent"),
        ("other-cases", "ほかに提供できるとしている場合", "Other cases that the text names"),
        ("more-cases", "ほか{rest}件", "And {rest} more"),
        ("recipients", "提供先", "Recipients"),
        ("recipients-consent", "同意を得て提供する相手", "With your consent, to"),
        ("case-contract", "取扱いの契約を結んで提供する場合", "Under a contract on how it is handled"),
        ("case-planned", "決まった相手に提供する場合", "Provision to the recipients that are named"),
        ("case-unnamed", "ほかに本文が挙げる場合", "A further case that the text names"),
        ("glance-elsewhere", "ほかに渡るところ", "Where else it goes"),
        ("ground-law", "法令に基づく場合", "Based on laws and regulations"),
        ("ground-life-body-property", "生命・身体・財産の保護", "To protect life, body or property"),
        ("ground-public-health-child", "公衆衛生・児童の育成", "For public health or children"),
        ("ground-gov-cooperation", "国などへの協力", "To cooperate with the government"),
        ("ground-academic-publication", "学術研究の成果の公表", "To publish academic results"),
        ("ground-academic-provision", "学術研究目的の提供", "For academic research"),
        ("ground-academic-receipt", "学術研究機関による取得", "By academic institutions"),
        ("ground-opt-out", "オプトアウト", "Opt-out"),
        ("ground-entrustment", "委託", "Entrustment"),
        ("ground-succession", "事業の承継", "Business succession"),
        ("ground-joint-use", "共同利用", "Joint use"),
        ("type-notify-purpose", "利用目的の通知", "notification of the purpose of use"),
        ("type-disclose", "開示", "disclosure"),
        ("type-disclose-records", "第三者提供記録の開示", "disclosure of provision records"),
        ("type-correct", "訂正", "correction"),
        ("type-add", "追加", "addition"),
        ("type-delete", "削除", "deletion"),
        ("type-stop-use", "利用停止", "cessation of use"),
        ("type-erase", "消去", "erasure"),
        ("type-stop-provision", "第三者への提供の停止", "cessation of third-party provision"),
        ("table", "目的ごとの一覧表", "Purposes, recipients and items"),
        (
            "table-open",
            "目的ごとに、だれにどの項目が渡るかを表で見る（{count}件）",
            "See for each purpose who receives which items ({count} purposes)",
        ),
        ("table-purpose", "利用目的", "Purpose of use"),
        ("table-provision", "第三者への提供先", "Provided to"),
        ("table-provision-items", "提供する項目", "Items provided"),
        ("table-opt-out", "オプトアウトによる提供先", "Provided by opt-out to"),
        ("table-opt-out-items", "オプトアウトで提供する項目", "Items provided by opt-out"),
        ("table-joint-use", "共同して利用する者", "Used jointly with"),
        ("table-joint-use-items", "共同利用する項目", "Items jointly used"),
        ("not-stated", "この目的では記載なし", "Not stated for this purpose"),
        ("statements", "渡る相手ごとの一覧表", "Recipients, items and purposes"),
        ("statement-way", "渡し方", "How"),
        ("statement-recipients", "相手", "To whom"),
        ("statement-items", "項目", "Items"),
        ("statement-purposes", "目的・業務", "Purposes or tasks"),
        ("as-clause", "{clause}のとおり", "As set out in {clause}"),
        ("way-provision", "第三者への提供", "Provision to third parties"),
        ("way-opt-out", "オプトアウトによる提供", "Provision by opt-out"),
        ("way-abroad", "外国にある第三者への提供", "Provision abroad"),
        ("way-entrustment", "委託", "Entrustment"),
        ("way-succession", "事業の承継", "Business succession"),
        ("way-joint-use", "共同利用", "Joint use"),
        ("way-pseudonymized", "仮名加工情報の共同利用", "Joint use of pseudonymously processed information"),
        ("way-related-information", "個人関連情報の提供", "Provision of personally referable information"),
        ("way-transmission", "外部送信", "External transmission"),
        ("ground-consent", "本人の同意", "Your consent"),
        ("other-format", "ほかの形式が必要な方は、", "If you need the text in another format, please contact "),
        ("other-format-end", "へお申し出ください。", "."),
        ("changed-since", "{date}から（改定{count}回）", "Since {date} (revised {count} times)"),
        ("changed-since-once", "{date}から（改定1回）", "Since {date} (revised once)"),
        ("bilingual", "対訳", "Side by side"),
        ("bilingual-title", "日英対訳", "Japanese and English side by side"),
        (
            "bilingual-description",
            "{title}の日本語と英語を条項ごとに並べたページです。",
            "The Japanese and the English of the {title}, clause by clause.",
        ),
        (
            "bilingual-lead",
            "日本語と英語を条項ごとに並べています。条項の番号から、本文の同じ箇所へ移れます。",
            "Both languages, clause by clause. The number of a clause leads to the same place in the text.",
        ),
        ("glossary", "用語集", "Glossary"),
        (
            "glossary-description",
            "{title}に出てくる用語の説明です。",
            "What the words used in the {title} mean.",
        ),
        (
            "glossary-lead",
            "本文に出てくる言葉を、法令をもとにやさしく説明しています。説明は理解のためのもので、本文の一部ではありません。",
            "The words of the text, explained on the basis of the law. They are an aid and no part of the text.",
        ),
        ("basis", "根拠", "Basis"),
        ("found-in", "本文での箇所", "In the text"),
    )
}


def page_word(key: str, language: Language, **values: str) -> str:
    """A word of these pages in one language, its slots filled."""
    text = PAGE_WORDS[key].in_language(language)
    return text.format_map(values) if values else text
