//! Tells the language of a text, first by its script, then by its letter triples.
//!
//! UN documents open with an English masthead in every version, so a script that holds a good part of the letters
//! counts more than the Latin letters beside it, and short lines are heard only if there are no long ones.

mod chinese;
mod sample;
mod script;
mod verdict;
mod words;

use hexapla_model::Lang;
use whatlang::{Detector, Info};

pub use chinese::chinese_form;
pub use sample::language_sample;
use script::{Script, Scripts};
pub use verdict::contradicted;
use words::Evidence;

/// The share of letters (weighted by how much a character says) that makes a script other than Latin the text's own.
const OWN_SCRIPT: f64 = 0.25;
/// Letters that a line of running text has at least.
const LONG_LINE: usize = 60;
/// The least confidence in English, French or Spanish where nothing else is certain.
const MIN_CONFIDENCE: f64 = 0.1;
/// Letters that a text has at least if its language is detected from triples alone.
const NAME: usize = 8;
/// How far a language is ahead of the next if its frequent words show it, in nats.
const AHEAD: f32 = 4.0;
/// The most letters that are looked at.
const MAX_SAMPLE: usize = 100_000;

/// The languages of short Latin texts where nothing else is certain, by words that the others do not have.
const SMALL_WORDS: [(whatlang::Lang, &str); 3] = [
    (whatlang::Lang::Eng, "the of and to for by with from is are on at was an this that its"),
    (whatlang::Lang::Fra, "du des le les et au aux dans par pour sur une un est d l qui à"),
    (whatlang::Lang::Spa, "del el los las y por con para una un es al su que lo sobre"),
];

impl Scripts {
    /// Whether `weight` is enough to call the text after the script that has it.
    fn owns(&self, weight: usize) -> bool {
        weight > 0 && weight as f64 >= OWN_SCRIPT * self.all() as f64
    }
}

/// The language of `text`, or `None` if it does not show.
///
/// ```
/// use hexapla_lang::detect::detect_language;
///
/// let text = "Distr.: General\nОткрытая рабочая группа провела свое совещание в Вене.";
/// assert_eq!(detect_language(text).map(|l| l.to_string()).as_deref(), Some("ru"));
/// ```
#[must_use]
pub fn detect_language(text: &str) -> Option<Lang> {
    let n = Scripts::count(text);
    let owns = |script| n.owns(n.weight(script));
    if n.owns(n.weight(Script::Han) + n.weight(Script::Kana)) {
        return if n.is_japanese() { Lang::parse("ja").ok() } else { Some(Lang::ZH) };
    }
    if owns(Script::Hangul) {
        return Lang::parse("ko").ok();
    }
    if owns(Script::Arabic) {
        return Some(among(text, Script::Arabic, Lang::AR));
    }
    if owns(Script::Cyrillic) {
        return Some(among(text, Script::Cyrillic, Lang::RU));
    }
    if n.owns([Script::Hebrew, Script::Devanagari, Script::Other].map(|s| n.weight(s)).iter().sum()) {
        return Detector::new().detect(text).and_then(|info| code(&info));
    }
    latin(text)
}

/// The language that the frequent words of a text show, if one is well ahead.
fn by_words(text: &str, script: Script) -> Option<Lang> {
    let (lang, ahead) = Evidence::of(text.lines(), script).best(|one, other| one != other)?;
    (ahead >= AHEAD).then_some(lang)
}

/// The language of the words of one script, or `usual` if the text is too short to tell.
fn among(text: &str, script: Script, usual: Lang) -> Lang {
    let kept = text.chars().filter(|c| c.is_whitespace() || c.is_alphabetic() && Script::of(*c) == script);
    let words: String = kept.take(MAX_SAMPLE).collect();
    if let Some(lang) = by_words(&words, script) {
        return lang;
    }
    Detector::new().detect(&words).filter(Info::is_reliable).and_then(|info| code(&info)).unwrap_or(usual)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a line is long enough for running text.
fn is_long(line: &str) -> bool {
    Scripts::count(line).all() >= LONG_LINE
}

/// The language of a text in Latin letters.
fn latin(text: &str) -> Option<Lang> {
    let long: Vec<&str> = text.lines().filter(|line| is_long(line)).collect();
    let body = if long.is_empty() { text.to_owned() } else { long.join("\n") };
    let body: String = body.chars().take(MAX_SAMPLE).collect();
    if let Some(lang) = by_words(&body, Script::Latin) {
        return Some(lang);
    }
    let info = Detector::new().detect(&body)?;
    if info.is_reliable() {
        return code(&info);
    }
    by_small_words(&body).or_else(|| {
        let usual = SMALL_WORDS.iter().map(|(lang, _)| *lang).collect();
        let among_usual = Detector::with_allowlist(usual).detect(&body)?;
        let sure = among_usual.lang() == info.lang() || among_usual.confidence() >= MIN_CONFIDENCE;
        if sure && letters(&body) >= NAME { code(&among_usual) } else { None }
    })
}

/// The language whose small words are in a text too short for triples, if there is one.
fn by_small_words(text: &str) -> Option<Lang> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    let counts = SMALL_WORDS.iter().map(|(lang, list)| {
        (words.iter().filter(|word| list.split(' ').any(|small| small == *word)).count(), lang)
    });
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let [(first, lang), (second, _), ..] = counts[..] else { return None };
    if first == second { None } else { three_to_two(lang.code()) }
}

/// ISO 639-3 and ISO 639-1 codes of the languages that can be distinguished.
const CODES: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de \
    ell el eng en epo eo est et fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn ja \
    kan kn kat ka khm km kor ko lat la lav lv lit lt mal ml mar mr mkd mk mya my nep ne nld nl nob no ori or pan pa \
    pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl sna sn spa es srp sr swe sv tam ta tel te tgl tl tha th \
    tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";

/// The language in our terms.
fn code(info: &Info) -> Option<Lang> {
    three_to_two(info.lang().code())
}

fn three_to_two(three: &str) -> Option<Lang> {
    let mut codes = CODES.split_ascii_whitespace();
    codes.find(|c| *c == three)?;
    Lang::parse(codes.next()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_code() {
        let all: Vec<&str> = CODES.split_ascii_whitespace().collect();
        for lang in whatlang::Lang::all() {
            let known = all.chunks(2).find(|c| c[0] == lang.code());
            assert!(known.is_some_and(|c| Lang::parse(c[1]).is_ok()), "{lang:?}");
        }
    }

    #[test]
    fn short_and_mixed_texts() {
        for (text, want) in [
            ("Distr.: General\nEnglish\nOriginal: English\n委员会在第五次会议上审议了该报告。", "zh"),
            ("Distr.: General\nOriginal: English\nالفريق العامل المعني بمنع الفساد", "ar"),
            ("Report of the Secretariat", "en"),
            ("Rapport du Secrétariat", "fr"),
            ("Informe del Secretario General", "es"),
            ("Доклад Секретариата", "ru"),
            ("报告", "zh"),
            ("会議は東京で開かれた。", "ja"),
            ("회의는 서울에서 열렸다.", "ko"),
            ("Die Konferenz hat ihre zehnte Tagung in Wien abgehalten und den Bericht angenommen.", "de"),
            ("Конференція держав-учасниць відбулася у Відні, і її учасники розглянули звіт.", "uk"),
            (
                "United Nations\nDistr.: General\nOriginal: English\nConference of the States Parties\n\
                 Le Groupe de travail a tenu sa session à Vienne et a examiné le rapport présenté par les États.",
                "fr",
            ),
        ] {
            assert_eq!(detect_language(text).map(|l| l.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn nothing_to_tell_from() {
        for text in ["", "12 345", "---", "A/70/1", "xq"] {
            assert_eq!(detect_language(text), None, "{text}");
        }
    }
}
