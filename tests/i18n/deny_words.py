"""Beginnings of words that would give the subject away, in every language of the list.

They are searched in what a stranger may see of a device: titles, names of files, windows and
processes. They were written from dictionaries and are no translation of anything.
"""

import re
from collections.abc import Mapping
from functools import cache

DENIED: Mapping[str, str] = {
    "en": "traffick slave victim exploit smuggl prostitut",
    "sq": "trafik skllav viktim shfrytëz prostitu",
    "vi": "buôn_người nô_lệ nạn_nhân bóc_lột mại_dâm",
    "ar": "اتجار عبودي ضحي ضحايا استغلال تهريب دعارة",
    "ti": "ባርነት ግዳይ ምምዝማዝ",
    "so": "tahriib addoon dhibban",
    "es": "trata_de esclav víctima explota tráfico prostit",
    "ro": "trafic sclav victim exploat prostitu",
    "zh-Hans": "贩 奴 受害 剥削 走私 卖淫",
    "hi": "तस्कर गुलाम पीड़ित शोषण",
    "pa": "ਤਸਕਰ ਗੁਲਾਮ ਪੀੜਤ ਸ਼ੋਸ਼ਣ",
    "ur": "اسمگل غلام متاثر استحصال",
    "fa": "قاچاق برده قربانی بهره‌کشی",
    "am": "ባርነት ሰለባ ብዝበዛ",
    "bn": "পাচার দাস শোষণ",
    "ckb": "کۆیلە قوربانی",
    "ps": "قاچاق غلام قرباني",
    "pl": "handel_lud niewol ofiar wyzysk przemyt prostyt",
    "pt": "tráfico escrav vítima explora prostitu",
    "fr": "traite_des trafic esclav victime exploit prostitu",
    "uk": "торгівл рабств жертв експлуат проститу",
    "bg": "трафик робство жертв експлоат проститу",
    "fil": "trafik alipin biktima",
    "th": "ค้ามนุษย์ ทาส เหยื่อ",
    "ru": "торговл рабств жертв эксплуат проститу",
    "ne": "बेचबिखन दास पीडित शोषण",
    "tr": "insan_ticaret köle mağdur sömür fuhuş",
    "lt": "prekyba_žmon vergij išnaudo prostitu",
    "hu": "emberkeresk rabszolg áldozat kizsák prostit",
    "id": "perdagangan_orang budak korban eksploit",
    "si": "වහල් වින්දිත",
    "ta": "கடத்தல் அடிமை",
    "yo": "ẹrú",
    "ig": "ohu",
    "ha": "bauta safarar_mutane",
    "sw": "utumwa mwathirika unyonya",
    "my": "လူကုန်ကူး ကျွန်",
    "om": "garbummaa",
    "kmr": "kole_ qurban",
    "km": "ជួញដូរ ទាសករ",
}


@cache
def denied(language: str) -> re.Pattern[str]:
    """Give the search for one language; English is searched in every one."""
    words = f"{DENIED['en']} {DENIED[language]}".split()
    return re.compile(
        "|".join(re.escape(one.replace("_", " ")) for one in words), re.IGNORECASE
    )


@cache
def denied_anywhere() -> re.Pattern[str]:
    """Give the search for all languages at once."""
    return re.compile("|".join(denied(one).pattern for one in DENIED), re.IGNORECASE)
