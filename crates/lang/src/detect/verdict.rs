//! Whether a text contradicts the language that it is said to be in.
//!
//! What is asked for is certainty: texts that are too short, mixed or made of names contradict nothing.

use hexapla_model::Lang;

use super::script::{Script, Scripts};
use super::words::{self, Evidence};
use super::{LONG_LINE, chinese, detect_language};

/// Languages that are not distinguished, since a good text in one is one in the other too.
const SAME: [&str; 4] = ["no nb nn", "hr sr bs", "id ms", "hi bh"];
/// Languages that resemble each other: more is asked for before one is taken for the other, and one without a list of words
/// is not taken for any of them.
const KIN: [&str; 12] = [
    "es ca gl pt an oc",
    "fr oc wa ca ht",
    "it co sc rm oc la",
    "ro la it",
    "de lb nl af fy yi li",
    "no nb nn da sv fo is",
    "ru uk be bg mk sr cv ab ba tt os ce av kv cu",
    "hr sr bs sl mk bg",
    "cs sk pl",
    "kk ky tt ba uz tk tr az ug mn tg",
    "ar fa ps ur sd ks ku ug pa",
    "hi ne mr sa bh ks sd",
];

/// The part of the letters of running text that a script has if the text is in it.
const IN_SCRIPT: f64 = 0.9;
/// The part of all letters that the scripts of the language that is said have at most if the text is in another script.
const STRANGE: f64 = 0.08;
/// The least weight, in Latin letters, of a text in another script.
const LETTERS: usize = 12;
/// Words in small Latin letters that are too many for a text in another script.
const SMALL_WORDS: usize = 3;
/// Syllables of Japanese that speak against Chinese and Korean.
const SYLLABLES: usize = 6;
/// How many different characters that only Chinese has are in a text that is neither Japanese nor Korean.
const CHINESE_KINDS: usize = 2;
/// The length of a line in Chinese characters that no line of Japanese reaches without a syllable.
const CHARACTERS: usize = 20;

/// What speaks for another language at least, in nats: two frequent words and a bit.
const ENOUGH: f32 = 7.0;
/// The same where languages resemble each other.
const ENOUGH_OF_KIN: f32 = 10.0;
/// By how much it outweighs what speaks for the language that is said.
const OUTWEIGHS: f32 = 6.0;
/// Different words that speak for the other language at least.
const KINDS: usize = 2;
/// Where the language that is said has no list of words: the least share of frequent words of the other, and how many
/// different ones of three letters or more there are at least.
const DENSE: f64 = 0.25;
const MANY: usize = 3;
/// Of how many lines one is read first, and of how many if that is not clear; how far ahead, in nats, a language is by these
/// lines alone if the others cannot certainly be in another one.
const APART: [usize; 2] = [24, 6];
const CLEAR: f32 = 40.0;

/// The language that `text` is certainly in, if it is certainly not in `said`.
///
/// ```
/// use hexapla_model::Lang;
/// use hexapla_lang::detect::contradicted;
///
/// let text = "The Committee met in Vienna and took note of the report that had been submitted to it.";
/// assert_eq!(contradicted(Lang::FR, text), Some(Lang::EN));
/// assert_eq!(contradicted(Lang::EN, text), None);
/// assert_eq!(contradicted(Lang::FR, "Ms. Smith, Mr. Miller"), None);
/// ```
#[must_use]
pub fn contradicted(said: Lang, text: &str) -> Option<Lang> {
    let form = said;
    let said = said.primary();
    let (mut all, mut running) = (Scripts::default(), Scripts::default());
    for line in text.lines().map(Scripts::count) {
        all.join(&line);
        if line.all() >= LONG_LINE {
            running.join(&line);
        }
    }
    let body = if running.all() > 0 { &running } else { &all };
    let script = body.main();
    let found = if script.writes(said) && (script != Script::Han || said == Lang::ZH) {
        in_its_script(said, text, script)
    } else {
        let is_strange = body.share_of(said) <= 1.0 - IN_SCRIPT && all.share_of(said) <= STRANGE;
        in_another_script(said, text, script, is_strange && all.all() >= LETTERS)
    };
    found.filter(|found| !together(&SAME, said, *found)).or_else(|| chinese::contradicted(form, text))
}

/// The language of a text in `script`, in which `said` is not written, or seldom alone.
fn in_another_script(said: Lang, text: &str, script: Script, is_strange: bool) -> Option<Lang> {
    let found = detect_language(text).filter(|found| script.writes(*found))?;
    let is_certain = match script {
        Script::Kana => Scripts::count(text).letters(script) >= SYLLABLES,
        // Both are written in Chinese characters too.
        Script::Han if script.writes(said) => is_chinese(text),
        Script::Latin => is_strange && words::small(text, script) >= SMALL_WORDS,
        _ => is_strange,
    };
    is_certain.then_some(found)
}

/// Whether a text in Chinese characters alone is neither Japanese nor Korean.
fn is_chinese(text: &str) -> bool {
    let scripts = Scripts::count(text);
    let has_syllables = scripts.letters(Script::Kana) + scripts.letters(Script::Hangul) > 0;
    !has_syllables
        && (chinese::kinds(text) >= CHINESE_KINDS
            || text.lines().any(|line| Scripts::count(line).letters(Script::Han) >= CHARACTERS))
}

/// The language of a text in a script in which `said` is written, if its words are certainly of another.
fn in_its_script(said: Lang, text: &str, script: Script) -> Option<Lang> {
    if !words::has_others(script, said) {
        return None;
    }
    let apart = |one, other| !together(&SAME, one, other);
    let is_clear = |step: usize| {
        let some = Evidence::of(text.lines().step_by(step), script);
        some.best(apart).is_some_and(|(found, ahead)| !apart(found, said) && ahead >= CLEAR)
    };
    if APART.into_iter().any(is_clear) {
        return None;
    }
    let evidence = Evidence::of(text.lines(), script);
    let (found, _) = evidence.best(apart)?;
    if found == said {
        return None;
    }
    let is_kin = together(&KIN, said, found);
    let seen = evidence.compare(found, said);
    let enough = if is_kin { ENOUGH_OF_KIN } else { ENOUGH };
    let is_certain = seen.pro >= enough && seen.pro >= OUTWEIGHS * seen.con && seen.kinds >= KINDS;
    let is_dense = seen.long >= MANY && evidence.hits(found) as f64 >= DENSE * evidence.words as f64;
    (is_certain && (words::is_known(said) || (is_dense && !is_kin))).then_some(found)
}

fn together(groups: &[&str], one: Lang, other: Lang) -> bool {
    one == other
        || groups
            .iter()
            .any(|group| [one, other].iter().all(|lang| group.split(' ').any(|code| code == lang.code())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &str, want: &str, text: &str) {
        let found = contradicted(Lang::parse(said).unwrap(), text).map(|lang| lang.to_string());
        assert_eq!(found.unwrap_or_default(), want, "{said}: {text}");
    }

    #[test]
    fn what_a_text_contradicts() {
        check("ru", "en", "The mid-term review of the project was carried out in two regions.");
        check("zh", "en", "The committee met in Vienna and adopted its report.");
        check("zh", "ja", "会議は東京で開かれ、報告書が採択された。");
        check("ko", "ja", "会議は東京で開かれ、報告書が採択された。");
        check("ja", "zh", "委员会在维也纳举行会议，并通过了报告。");
        check("ja", "zh", "委員會在維也納舉行會議，並通過了這份報告。");
        check("en", "ar", "عقدت اللجنة اجتماعها في فيينا واعتمدت تقريرها.");
        check("es", "pt", "A comissão reuniu-se em Viena e não aprovou o relatório dos peritos.");
        check("pt", "es", "La comisión se reunió en Viena y no aprobó el informe de los expertos.");
        check("ru", "uk", "Комісія зібралася у Відні та схвалила звіт, який підготували експерти.");
        check(
            "uk",
            "ru",
            "Комиссия собралась в Вене и утвердила доклад, который был подготовлен экспертами.",
        );
        check("nl", "de", "Die Kommission ist in Wien zusammengetreten und hat den Bericht gebilligt.");
        check(
            "to",
            "en",
            "How to write a report: the members of the group met again and agreed to all of it.",
        );
    }

    #[test]
    fn what_is_too_short_or_made_of_names() {
        for said in ["fr", "ru", "zh", "to", "en"] {
            check(said, "", "");
            check(said, "", "12 345\n67 890\n—");
            check(said, "", "A/RES/70/1");
            check(said, "", "Report");
            check(
                said,
                "",
                "Juan de la Cruz\nMaría del Carmen López\nVincent van der Berg\nLudwig von der Lippe",
            );
            check(said, "", "El Salvador\nLos Angeles\nDar es Salaam\nBosnia and Herzegovina\nLa Paz");
            check(said, "", "http://www.example.org/the/list/of/all\nGDP, % p.a.\n1.5 kg\n3 km");
        }
        check("ja", "", "東京都\n大阪府\n北海道");
        check("ko", "", "大韓民國");
        check("en", "", "Distr.: General\n委员会");
    }

    #[test]
    fn other_languages_inside_a_text() {
        let masthead = "United Nations\nConference of the States Parties to the Convention against Corruption\n\
                        Distr.: General\nOriginal: English\nReport of the working group on the review of the plan\n";
        for (said, text) in [
            (
                "fr",
                "Le groupe de travail a tenu sa session et il a examiné le rapport présenté par les États.",
            ),
            ("ru", "Рабочая группа провела свое совещание и рассмотрела доклад."),
            ("zh", "工作组举行了会议并审议了报告。"),
            ("ar", "عقد الفريق العامل اجتماعه ونظر في التقرير."),
            ("es", "El grupo de trabajo celebró su reunión y examinó el informe de los Estados."),
        ] {
            check(said, "", &format!("{masthead}{text}"));
        }
        let both =
            "The committee met and it adopted the report. Le comité s'est réuni et il a adopté le rapport.";
        check("en", "", both);
        check("fr", "", both);
        check(
            "fr",
            "",
            "Il cita « the report of the committee was not adopted by all » dans son discours sur le sujet.",
        );
    }

    #[test]
    fn languages_that_resemble_each_other() {
        for (said, text) in [
            ("no", "Komiteen møttes i Wien og vedtok rapporten som var lagt frem."),
            ("nb", "Komiteen møttes i Wien og vedtok rapporten som var lagt frem."),
            ("nn", "Komiteen møttest i Wien og vedtok rapporten som var lagd fram."),
            ("da", "Komiteen mødtes i Wien og vedtog rapporten, som var blevet forelagt."),
            ("hr", "Povjerenstvo se sastalo u Beču i usvojilo izvješće koje je bilo podneseno."),
            ("sr", "Komisija se sastala u Beču i usvojila izveštaj koji je bio podnet."),
            ("bs", "Komisija se sastala u Beču i usvojila izvještaj koji je bio podnesen."),
            ("id", "Komite itu bertemu di Wina dan menyetujui laporan yang diajukan kepada mereka."),
            (
                "ms",
                "Jawatankuasa itu bertemu di Vienna dan meluluskan laporan yang dikemukakan kepada mereka.",
            ),
            ("gl", "O comité reuniuse en Viena e aprobou o informe que lle presentaron os expertos."),
            ("ca", "El comitè es va reunir a Viena i va aprovar l'informe que li havien presentat."),
            ("bg", "Комитетът се събра във Виена и прие доклада, който му беше представен."),
            ("be", "Камітэт сабраўся ў Вене і прыняў даклад, які быў прадстаўлены."),
            (
                "lb",
                "De Comité ass zu Wien zesummekomm an huet de Rapport ugeholl, deen him virgeluecht gouf.",
            ),
            ("af", "Die komitee het in Wene vergader en die verslag wat aan hom voorgelê is, goedgekeur."),
        ] {
            check(said, "", text);
        }
        // One language under two codes.
        check("no", "", "Komiteen møttest i Wien og vedtok rapporten som var lagd fram.");
        check("bs", "", "Povjerenstvo se sastalo u Beču i usvojilo izvješće koje je bilo podneseno.");
        check("ms", "", "Komite itu bertemu di Wina dan menyetujui laporan yang diajukan kepada mereka.");
    }
}
