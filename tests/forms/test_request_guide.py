"""The guide: requester × request type → papers, fee, envelope, forms, answer, each with its clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policysite.composition import compose
from policysite.composition.guide_composition import compose_guide
from policysite.composition.request_guide import GuideRequester, RequestGuide
from policysite.domain.clauses import Requester, RequestType
from policysite.domain.model import PolicyData
from policysite.domain.sections import Fee
from policysite.domain.text import LANGUAGES, Language

from .nanopet import nanopet, with_requests

CHARGED = (RequestType.DISCLOSE, RequestType.NOTIFY_PURPOSE)


def guide_of(language: Language, policy: PolicyData | None = None) -> RequestGuide:
    policy = policy or nanopet()
    guide = compose_guide(policy, compose(policy, language).document)
    assert guide is not None
    return guide


def requester(guide: RequestGuide, kind: Requester) -> GuideRequester:
    return next(one for one in guide.requesters if one.id is kind)


def test_本人の書類は方針のとおりの順で条項付き() -> None:
    papers = requester(guide_of("ja"), Requester.SELF).papers
    assert [(paper.text, paper.source.citation) for paper in papers] == [
        ("個人情報開示等申請書", "第7条(1)A"),
        ("本人の本人確認書類（次のいずれか1点）", "第7条(1)B"),
        ("800円分の郵便切手", "第7条(1)C"),
    ]
    assert [choice.text for choice in papers[1].choices] == [
        "運転免許証の写し", "健康保険証の写し", "パスポートの写し", "住民票の写し", "在留カードの写し", "印鑑証明書",
    ]  # fmt: skip


def test_任意代理人の書類は六つで委任状を含む() -> None:
    papers = requester(guide_of("ja"), Requester.DELEGATED_AGENT).papers
    assert [paper.source.citation for paper in papers] == [f"第7条(2){letter}" for letter in "ABCDEF"]
    assert [paper.form for paper in papers if paper.form] == ["disclosure-request", "power-of-attorney"]
    assert papers[2].text.startswith("代理人の本人確認書類")
    assert papers[4].text == "委任状に押印された本人の印鑑の印鑑証明書（直近3か月以内に発行されたもの）"


def test_方針が定めない法定代理人には窓口を案内する() -> None:
    legal = requester(guide_of("ja"), Requester.LEGAL_AGENT)
    assert legal.papers == ()
    assert "定めていません" in legal.gap


def test_切手は開示と利用目的の通知だけ() -> None:
    guide = guide_of("ja")
    stamps = [p for r in guide.requesters for p in r.papers if "切手" in p.text]
    assert [set(paper.types) for paper in stamps] == [set(CHARGED), set(CHARGED)]
    assert {request.id for request in guide.requests if request.fee == "800円"} == set(CHARGED)
    assert {request.fee for request in guide.requests if request.id not in CHARGED} == {"不要"}


def test_写しごとに塗りつぶす所を案内する() -> None:
    choices = requester(guide_of("ja"), Requester.SELF).papers[1].choices
    advice = {choice.text: choice.advice for choice in choices}
    assert "被保険者等記号・番号" in advice["健康保険証の写し"]
    assert "個人番号（マイナンバー）の記載のないもの" in advice["住民票の写し"]
    assert advice["パスポートの写し"] == ""


def test_封筒の表示は英語の案内でも日本語() -> None:
    for language in LANGUAGES:
        envelope = guide_of(language).envelope
        assert envelope is not None
        assert envelope.marking == "個人情報開示等申請書在中"
        assert envelope.lines == (
            "東京都渋谷区神宮前6-12-18 WeWorkアイスバーグ",
            "株式会社nanopet 個人情報取扱事務局　御中",
        )
        assert bool(envelope.meaning) == bool(envelope.translation) == (language == "en")


def test_請求ごとに回答の方法と申請書の欄がある() -> None:
    requests = {request.id: request for request in guide_of("ja").requests}
    assert requests[RequestType.DISCLOSE].answer == "申請書で指定された方法（難しいときは書面（郵送））"
    assert requests[RequestType.DISCLOSE].answer_source.citation == "第7条(3)"
    assert requests[RequestType.CORRECT].fill_in == ("対象となる個人情報", "訂正・追加・削除の内容")
    assert requests[RequestType.ERASE].fill_in == ("対象となる個人情報", "利用停止・消去・提供停止の理由")
    assert requests[RequestType.STOP_PROVISION].basis == "個人情報保護法35条3項・35条5項"
    english = {request.id: request.basis for request in guide_of("en").requests}
    assert english[RequestType.STOP_PROVISION] == "APPI Articles 35(3), 35(5)"


def test_応じられない場合は方針の文のとおり() -> None:
    refusals = guide_of("ja").refusals
    assert [refusal.source.citation for refusal in refusals] == [f"第7条(5){letter}" for letter in "ABCD"]
    assert refusals[2].text == "申請書の記載内容で請求対象の個人情報が特定できない場合"


@pytest.mark.parametrize("language", LANGUAGES)
def test_手数料と窓口を変えると案内も変わる(language: Language) -> None:
    fee = Fee(amount=500, applies_to=(RequestType.DISCLOSE,), method="stamps")
    policy = with_requests(nanopet(), fee=fee)
    desks = tuple(replace(desk, phone="03-1111-2222") for desk in policy.company.desks)
    guide = guide_of(language, replace(policy, company=replace(policy.company, desks=desks)))
    said = repr(guide)
    assert "500円分の郵便切手" in said or "Postage stamps worth 500 yen" in said
    assert "800" not in said
    assert "03-1111-2222" in said
    assert "03-6427-2662" not in said


def test_請求の手続がない方針には案内がない() -> None:
    policy = replace(nanopet(), policy=tuple(s for s in nanopet().policy if s.kind != "requests"))
    assert compose_guide(policy, compose(policy, "ja").document) is None
