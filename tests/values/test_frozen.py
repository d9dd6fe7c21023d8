"""公開した版は、形の誤った値があっても読める。書かれた文字は変わらず、サイトのアドレスの「/」だけを補う。"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from policysite.source.frozen_json import parse_frozen, render_frozen
from policysite.source.loading import load_policy_data

SAMPLE = Path(__file__).parents[2] / "samples/full"


def test_形の誤った値のある版も読める() -> None:
    policy = load_policy_data(SAMPLE).policy
    assert policy is not None
    data = json.loads(render_frozen(policy, date(2027, 3, 1)))
    data["site"]["address"] = "https://x.example"
    data["site"]["notice"]["notice_days"] = -5
    desk = data["company"]["desks"][0]
    desk.update(phone="０３ー6427－2662", email="ｉｎｆｏ＠", form_url="javascript:alert(1)")
    data["company"]["operator"]["corporate_number"] = "1234567890123"
    data["policy"][0]["basis"] = ["法999条"]
    frozen = parse_frozen(json.dumps(data).encode())
    assert frozen.site.address == "https://x.example/"
    assert frozen.site.notice.notice_days == -5
    read = frozen.company.desks[0]
    assert (read.phone, read.email, read.form_url) == ("０３ー6427－2662", "ｉｎｆｏ＠", "javascript:alert(1)")
    assert frozen.company.operator.corporate_number == "1234567890123"
    assert frozen.policy[0].basis == ("法999条",)
