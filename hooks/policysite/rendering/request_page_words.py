"""The words of the pages on requests, said to visitors; each in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from policysite.domain.text import Language, Text

_WORDS: Mapping[str, Text] = {
    key: Text(ja=ja, en=en)
    for key, ja, en in (
        (
            "description",
            "{operator}への開示等の請求に必要な書類・手数料・送り方。",
            "What to send to make a request to {operator}.",
        ),
        (
            "lead",
            "ご自身の情報について、{operator}に開示や訂正などを請求できます。必要なものと送り方を順にご案内します。",
            "You can ask {operator} to disclose or correct your information, among other things. "
            "This page says what you need and how to send it.",
        ),
        ("rests-on", "根拠：", "From: "),
        ("choose", "あてはまるものを選ぶと、必要なものだけを表示します", "Choose to see only what you need"),
        ("who", "請求するのはどなたですか", "Who is asking?"),
        ("what", "何を請求しますか（いくつでも）", "What do you ask for? (any number)"),
        ("show-all", "すべて表示する", "Show everything"),
        ("steps", "手順", "Steps"),
        ("step-form", "{form}に記入します。", "Fill in the {form}."),
        ("step-papers", "同封する書類をそろえます。", "Gather the papers to enclose."),
        ("step-send", "封筒に入れて送ります。", "Put everything into an envelope and send it."),
        ("step-send-desk", "窓口へ送ります。", "Send everything to the desk."),
        ("step-answer", "回答を受け取ります。", "You receive the answer."),
        ("to-papers", "用意するもの", "What to send"),
        ("to-envelope", "封筒と送り先", "Envelope and address"),
        ("to-types", "費用と回答の方法", "Fees and answers"),
        ("forms", "書式", "Forms"),
        ("fill-in-page", "画面で記入する", "Fill in here"),
        ("pdf", "PDF", "PDF"),
        ("word", "Word", "Word"),
        ("size", "（{size}）", " ({size})"),
        ("sums", "ファイルの照合値（SHA-256）", "Checksums (SHA-256)"),
        ("papers", "用意するもの", "What to send"),
        ("by", "{requester}が請求する場合", "{requester} is asking"),
        ("advice-mark", "ご注意：", "Please note: "),
        ("in-brackets", "（{words}）", " ({words})"),
        ("only-for", "（{types}の場合のみ）", " (only for: {types})"),
        ("types", "費用と回答の方法", "Fees and answers"),
        ("type", "請求の種類", "Request"),
        ("fee", "手数料", "Fee"),
        ("fill-in", "申請書の記入欄", "Fill in on the form"),
        ("answer", "回答の方法", "How the answer comes"),
        ("envelope", "封筒と送り先", "Envelope and address"),
        ("postal-note", "封筒に、次のとおり書いてください。", "Write this on the envelope."),
        ("label-meaning", "（意味：{meaning}）", "(meaning: {meaning})"),
        ("kit", "印刷用の一枚", "One sheet to print"),
        (
            "kit-text",
            "用意するもの・費用・封筒の宛名ラベルを一枚にまとめた紙を印刷できます。",
            "One sheet with what to send, the fee, and a label for the envelope.",
        ),
        ("kit-open", "印刷用の一枚を開く", "Open the sheet"),
        ("kit-title", "開示等の請求：同封物の確認と宛名ラベル", "Requests: checklist and address label"),
        ("kit-cut", "ここから切り取り、封筒に貼ってください", "Cut here and stick it on the envelope"),
        ("print", "印刷する", "Print"),
        ("refusals", "請求に応じられない場合", "When a request cannot be met"),
        ("handling", "お送りいただいた書類の取扱い", "What happens to your papers"),
        ("desk", "お問合せ", "Questions"),
        ("back", "手続の案内に戻る", "Back to the guide"),
        (
            "form-lead",
            "この画面で記入して、印刷するか、PDFとして保存してください。記入した内容は、どこにも送信されません。",
            "Fill in the form here, then print it or save it as a PDF. What you write is not sent anywhere.",
        ),
        (
            "form-plain",
            "画面で記入して印刷できます。紙に手書きする場合は、そのまま印刷してください。",
            "You can fill in the form here and print it, or print it blank and write by hand.",
        ),
        ("save-pdf", "記入したPDFを保存する", "Save the filled-in PDF"),
        ("clear", "記入した内容を消す", "Clear the form"),
        ("keep", "記入した内容を、この端末（ブラウザ）に残す", "Keep what I write on this device (in this browser)"),
        (
            "keep-note",
            "共用の端末では選ばないでください。選ばなくても、このタブを閉じるまでは、他のページや言語に移っても残ります。"
            "「記入した内容を消す」で、どちらも消えます。",
            "Do not choose this on a shared device. Without it, what you write stays until you close this tab, also "
            "when you go to another page or language. “Clear the form” removes both.",
        ),
        (
            "unkept",
            "このブラウザでは、記入した内容を残せません。記入と保存はこのまま行えます。",
            "This browser cannot keep what you write. You can still fill in and save the form.",
        ),
        (
            "missing",
            "必須の欄で、まだ記入されていないものがあります：{rows}。"
            "このままPDFを保存するときは、もう一度「記入したPDFを保存する」を押してください。",
            "Some required fields are still empty: {rows}. "
            "To save the PDF as it is, press “Save the filled-in PDF” once more.",
        ),
        ("working", "PDFを作っています…", "Making the PDF…"),
        (
            "saved",
            "PDFを保存しました。内容をお確かめのうえ、印刷してください。",
            "The PDF is saved. Please check it, then print it.",
        ),
        (
            "failed",
            "PDFを作れませんでした。この画面を印刷してください。",
            "The PDF could not be made. Please print this page instead.",
        ),
        (
            "continued",
            "欄に入りきらない内容は、PDFの最後に付けた別紙に全文を記しました（{fields}）。別紙も一緒にお送りください。",
            "What did not fit is written out in full on the continuation sheet at the end of the PDF ({fields}). "
            "Please send that sheet as well.",
        ),
        (
            "emoji",
            "絵文字は印刷できないため、PDFの見た目では「〓」に置き換えました。",
            "Emoji cannot be printed and show as “〓” in the PDF.",
        ),
        ("sheet", "{title}　別紙", "{title}: continuation sheet"),
        ("sheet-see", "…（別紙{number}）", "… (see sheet, {number})"),
        ("sheet-entry", "別紙{number}　{field}", "{number}. {field}"),
        ("coming", "これから変わること", "What will change"),
        ("coming-line", "{what}　{day}から：{new}（それまで：{old}）", "{what}, from {day}: {new} (until then: {old})"),
        ("coming-none", "なし", "none"),
        ("coming-fee", "手数料（{types}）", "Fee ({types})"),
        ("coming-desk", "お問合せ", "Questions"),
        ("coming-envelope", "送り先と送り方", "Where and how to send"),
        ("coming-papers", "必要な書類", "What to enclose"),
        ("coming-forms", "様式", "Forms"),
        ("coming-form-old", "今の様式", "the present form"),
        ("coming-form-new", "新しい様式", "the new form"),
        ("coming-more", "これから変わる版を見る", "See the upcoming version"),
        ("cleared", "記入した内容を消しました。", "The form is empty."),
    )
}


def request_word(key: str, language: Language, **values: str) -> str:
    """A word of the pages on requests in one language, its slots filled."""
    text = _WORDS[key].in_language(language)
    return text.format_map(values) if values else text
