use hexapla_model::{Lang, Span, WordClass};
use proptest::prelude::*;

use super::*;

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

/// The words of the row between spaces, with `°` after function words, `#` numbers, `·` marks; a clitic or an elided
/// word is joined to the next by `|`.
fn show(code: &str, text: &str) -> String {
    let column = Tokenizer::new(lang(code)).column(&[Some(text)]);
    let mut out = String::new();
    let mut last = 0;
    for token in column.row(0) {
        if !out.is_empty() {
            out.push(if token.span.start == last { '|' } else { ' ' });
        }
        out.push_str(&token.span.of(text).replace(' ', "_"));
        out.push_str(match column.word(*token).class {
            WordClass::Content => "",
            WordClass::Function => "°",
            WordClass::Number => "#",
            WordClass::Punctuation => "·",
        });
        last = token.span.end;
    }
    out
}

fn stems(code: &str, text: &str) -> Vec<String> {
    let column = Tokenizer::new(lang(code)).column(&[Some(text)]);
    column.row(0).iter().map(|token| column.stems[column.word(*token).stem as usize].clone()).collect()
}

#[test]
fn latin_and_cyrillic_rows() {
    for (code, text, want) in [
        ("en", "The well-being of States, 2014-2015", "The° well-being of° States|,· 2014#|-·|2015#"),
        ("en", "the Secretary-General's 1,000 reports", "the° Secretary-General|'s° 1,000# reports"),
        ("en", "States’ duties", "States|’° duties"),
        ("en", "A/RES/70/1 and CAC/COSP/2023/15.", "A/RES/70/1· and° CAC/COSP/2023/15·|.·"),
        ("en", "see https://un.org/a, x@un.org", "see https://un.org/a·|,· x@un.org·"),
        ("en", "U.N. No. 5 (12%)", "U.N. No.° 5# (·|12#|%·|)·"),
        ("en", "WHO, who says HIV/AIDS and/or COVID-19", "WHO|,· who° says HIV/AIDS and°|/·|or° COVID-19"),
        ("en", "REPORT OF WHO IT", "REPORT OF° WHO° IT°"),
        ("en", "the 21st of Yugoslavia1", "the° 21st# of° Yugoslavia|1#"),
        ("fr", "L’évaluation d'aujourd'hui", "L’°|évaluation d'°|aujourd'hui°"),
        ("fr", "a-t-il lui-même jusqu'à 1 000 ans", "a°|-t-il° lui-même° jusqu'°|à° 1_000# ans"),
        ("fr", "le vice-président de l'Asie-Pacifique", "le° vice-président de° l'°|Asie-Pacifique"),
        (
            "fr",
            "cette année-là, est-elle socio-économique",
            "cette° année|-là°|,· est°|-elle° socio-économique",
        ),
        ("fr", "c’est-à-dire 1er, 2e", "c’°|est-à-dire° 1er#|,· 2e#"),
        ("it", "dell'acqua e l’uomo", "dell'°|acqua e° l’°|uomo"),
        ("es", "La 21ª sesión: ¿qué 1.000?", "La° 21ª# sesión|:· ¿·|qué° 1.000#|?·"),
        ("ru", "21-й доклад государств-членов", "21-й# доклад государств-членов"),
        ("ru", "из-за «Совета» 5 долл. США", "из-за° «·|Совета|»· 5# долл. США"),
        ("de", "Die Maßnahmen des Rates", "Die° Maßnahmen des° Rates"),
        ("ja", "国連の報告", "国連|の|報告"),
        ("en", "", ""),
        ("en", " \u{200F} \u{FEFF}", ""),
    ] {
        assert_eq!(show(code, text), want, "{text}");
    }
}

#[cfg(feature = "jieba")]
#[test]
fn chinese_rows() {
    for (text, want) in [
        ("秘书长的报告", "秘书长|的°|报告"),
        ("秘 书长的 报告", "秘_书长|的° 报告"),
        ("聯合國的報告", "聯合國|的°|報告"),
        ("第21次会议，2015年", "第°|21#|次°|会议|，·|2015#|年°"),
        ("第三次会议有十五人", "第三次°|会议|有°|十五#|人"),
        ("ＣＯＶＩＤ－19（Ａ）和国家", "ＣＯＶＩＤ|－·|19#|（·|Ａ|）·|和°|国家"),
        ("A/RES/70/1号决议", "A/RES/70/1·|号°|决议"),
    ] {
        assert_eq!(show("zh", text), want, "{text}");
    }
    assert_eq!(stems("zh", "聯合國"), ["联合国"]);
}

#[test]
fn arabic_clitics_part_on_evidence() {
    let evidence =
        "وزارة وفد بلد لجنة بعد كل بين ليس بحث تقارير التنمية اللجنة تنفيذ حقوق الإنسان قرار دعم دعم عمل";
    for (word, want) in [
        ("وزارة", "وزارة"),
        ("وفد", "وفد"),
        ("بلد", "بلد"),
        ("لجنة", "لجنة"),
        ("بعد", "بعد°"),
        ("كل", "كل°"),
        ("بين", "بين°"),
        ("ليس", "ليس°"),
        ("بحث", "بحث"),
        ("واحد", "واحد"),
        ("والد", "والد"),
        ("وقد", "و°|قد°"),
        ("وفي", "و°|في°"),
        ("والتقارير", "و°|التقارير"),
        ("والتنمية", "و°|التنمية"),
        ("بالتنمية", "ب°|التنمية"),
        ("للتنمية", "ل°|لتنمية"),
        ("للجنة", "ل°|لجنة"),
        ("ولتنفيذ", "و°|ل°|تنفيذ"),
        ("بقرار", "ب°|قرار"),
        ("لدعم", "ل°|دعم"),
        ("وَدَعمٍ", "وَ°|دَعمٍ"),
        ("وأكد", "و°|أكد"),
        ("كعمل", "كعمل"),
        ("وتقاريرها", "و°|تقاريرها"),
        ("وقراراته", "وقراراته"),
        ("والدول", "و°|الدول"),
        ("والدعم", "و°|الدعم"),
        ("والديه", "والديه"),
        ("وجود", "وجود"),
        ("وجودة", "و°|جودة"),
        ("وجودتها", "و°|جودتها"),
        ("وHexapla", "و°|Hexapla"),
        ("ولHIV/AIDS", "و°|ل°|HIV/AIDS"),
        ("و12", "و°|12#"),
        ("وA/RES/70/1", "و°|A/RES/70/1·"),
        ("بـ12", "بـ°|12#"),
    ] {
        let text = format!("{word} {evidence}");
        let shown = show("ar", &text);
        assert_eq!(shown.split(' ').next().unwrap(), want, "{word}");
    }
    assert_eq!(stems("ar", "للتنمية التنمية تنمية")[1..], ["تنم", "تنم", "تنم"]);
    assert_eq!(stems("ar", "لجنة اللجنة للجنة")[3], stems("ar", "لجنة")[0]);
}

#[test]
fn stems_of_a_paradigm_meet() {
    for (code, texts) in [
        ("en", "report reports reported|child children|Co-operation cooperation|take taken took"),
        ("fr", "évaluation évaluations|national nationale nationales|vice-président vice-présidents"),
        ("es", "resolución resoluciones|nacional nacionales"),
        ("ru", "доклад доклады доклада|государства-члены государств-членов|люди людей человек"),
        ("ar", "منظمة المنظمة منظمتها منظمات|قانون القانون|لاجئ لاجئين|مُدُن مدن"),
        ("de", "Maßnahme Maßnahmen"),
    ] {
        for paradigm in texts.split('|') {
            let stems = stems(code, paradigm);
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
    }
}

#[test]
fn numbers_meet_across_languages() {
    for (code, text) in [
        ("en", "1,000"),
        ("fr", "1 000"),
        ("fr", "1\u{202F}000"),
        ("es", "1.000"),
        ("ru", "1 000"),
        ("ar", "١٠٠٠"),
        ("zh", "１０００"),
    ] {
        assert_eq!(stems(code, text), ["1000"], "{text}");
    }
    assert_eq!(stems("fr", "3,50"), stems("en", "3.5"));
    assert_eq!(stems("en", "21st"), stems("ru", "21-й"));
}

#[test]
fn split_words_stay_as_they_are() {
    let lines = ["the reports , 2023", "", "Report -LRB- don't &apos; 1,000", "WHO A/RES/70/1"];
    let column = Tokenizer::new(Lang::EN).split_column(&lines);
    assert_eq!(column.len(), 4);
    assert_eq!(column.row(0)[1].span, Span::new(4, 11));
    let words = |row: usize| column.row(row).iter().map(|token| column.word(*token)).collect::<Vec<_>>();
    assert_eq!(words(0)[1].stem, words(2)[0].stem);
    use WordClass::{Content, Function, Number, Punctuation};
    let classes: Vec<Vec<_>> = (0..4).map(|row| words(row).iter().map(|word| word.class).collect()).collect();
    assert_eq!(classes[0], [Function, Content, Punctuation, Number]);
    assert_eq!(classes[2], [Content, Punctuation, Function, Punctuation, Number]);
    assert_eq!(classes[3], [Content, Punctuation]);
    let arabic = Tokenizer::new(lang("ar")).split_column(&["والتقارير التقارير تقارير"]);
    let stems: Vec<_> = arabic.row(0).iter().map(|token| arabic.word(*token).stem).collect();
    assert_eq!(stems, [0, 0, 0]);
}

#[test]
fn forms_and_stems_are_numbered_as_they_appear() {
    let rows: Vec<String> = (0..3_000).map(|n| format!("row w{} of {}", n * 7 % 2_000, n)).collect();
    let texts: Vec<Option<&str>> = rows.iter().map(|row| Some(row.as_str())).collect();
    let under = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Tokenizer::new(Lang::EN).column(&texts))
    };
    let column = under(1);
    assert_eq!(column, under(2));
    let mut next = 0;
    for token in &column.tokens {
        assert!(token.word <= next);
        next = next.max(token.word + 1);
    }
    let mut forms: Vec<_> = column.words.iter().map(|word| &word.form).collect();
    forms.sort_unstable();
    forms.dedup();
    assert_eq!(forms.len(), column.words.len());
}

proptest! {
    #[test]
    fn any_text_is_covered(
        text in "\\PC{0,60}|[ء-ي \u{64E}ـ'a-zA-Z’联合国0-9.:_/@+%-]{0,60}|[A-Z/0-9.()]{0,20}",
        code in 0..9usize,
        split in any::<bool>(),
    ) {
        let lang = lang(["ar", "de", "en", "es", "fr", "ja", "ru", "th", "zh"][code]);
        let tokenizer = Tokenizer::new(lang);
        let column = if split { tokenizer.split_column(&[&text]) } else { tokenizer.column(&[Some(&text), None]) };
        let mut last = 0;
        for token in column.row(0) {
            prop_assert!(token.span.start as usize >= last && !token.span.is_empty());
            prop_assert!(text.get(token.span.range()).is_some());
            prop_assert!(!column.word(*token).form.is_empty());
            let gap = &text[last..token.span.start as usize];
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || hexapla_lang::script::is_invisible(c)), "{gap:?}");
            last = token.span.end as usize;
        }
        prop_assert!(text[last..].chars().all(|c| c.is_whitespace() || hexapla_lang::script::is_invisible(c)));
    }
}
