//! The sets of characters that number formats count with, in their order.

pub(super) const LATIN_LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
pub(super) const LATIN_UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Without ё, й, ъ and ь.
pub(super) const RUSSIAN_LOWER: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
pub(super) const RUSSIAN_UPPER: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
pub(super) const ARABIC_ALPHA: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
pub(super) const ARABIC_ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
pub(super) const HINDI_CONSONANTS: &str = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह";
pub(super) const HINDI_VOWELS: &str = "अआइईउऊऋऌऍऎएऐऑऒओऔ";
pub(super) const THAI: &str = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ";
pub(super) const CHICAGO: &str = "*†‡§";
pub(super) const GANADA: &str = "가나다라마바사아자차카타파하";
pub(super) const CHOSUNG: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
pub(super) const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
pub(super) const AIUEO_HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
pub(super) const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
pub(super) const IROHA_HALF: &str = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
pub(super) const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
pub(super) const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
pub(super) const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
pub(super) const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
pub(super) const CIRCLES_TO_TEN: &str = "①②③④⑤⑥⑦⑧⑨⑩";
pub(super) const BRACKETED: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
pub(super) const STOPPED: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
pub(super) const BRACKETED_HAN: &str = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
pub(super) const FULL_WIDTH: &str = "０１２３４５６７８９";
pub(super) const DEVANAGARI: &str = "०१२३४५६७८९";
pub(super) const THAI_DIGITS: &str = "๐๑๒๓๔๕๖๗๘๙";
pub(super) const HAN_DIGITS: &str = "〇一二三四五六七八九";
pub(super) const HAN_DIGITS_ROUND: &str = "○一二三四五六七八九";
pub(super) const HANGUL_DIGITS: &str = "영일이삼사오육칠팔구";
pub(super) const HANJA_DIGITS: &str = "零一二三四五六七八九";
