//! The language of a text: what arguments, names and files say, and what the text says.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};

const EN: &str = "Report on the wells of the upper valley\n\nThe council met in May and took note of the state of the wells.\n\n\
                  It was agreed that all of them would be cleaned before the end of the year.\n";
const EN_CHANGED: &str = "Report on the wells of the upper valley\n\nThe council met in May and took note of the state of the \
                          wells.\n\nIt was agreed that none of them would be closed in this year.\n";
const FR: &str = "Rapport sur les puits de la haute vallée\n\nLe conseil s’est réuni en mai et a pris note de l’état des puits.\n\n\
                  Il a été convenu que tous seraient nettoyés avant la fin de l’année.\n";
const ES: &str = "Informe sobre los pozos del valle alto\n\nEl consejo se reunió en mayo y tomó nota del estado de los pozos.\n\n\
                  Se acordó que todos serían limpiados antes de que terminara el año.\n";
const ZH: &str = "关于上游河谷水井的报告\n\n理事会于五月举行会议，注意到水井的状况。\n\n会议商定在年底之前清理所有水井。\n";
const ZH_TRADITIONAL: &str = "關於上游河谷水井的報告\n\n理事會於五月舉行會議，注意到水井的狀況。\n\n會議商定在年底之前清理所有水井。\n";
const JA: &str = "上流の谷の井戸に関する報告\n\n理事会は五月に開かれ、井戸の状態に留意した。\n\n年末までにすべての井戸を清掃することが合意された。\n";
const RU: &str = "Доклад о колодцах верхней долины\n\nСовет собрался в мае и принял к сведению состояние колодцев.\n\n\
                  Было решено, что все они будут очищены до конца года.\n";
const AR: &str = "تقرير عن آبار الوادي الأعلى\n\nاجتمع المجلس في أيار وأحاط علما بحالة الآبار.\n\nواتفق على أن يتم تنظيفها كلها قبل نهاية السنة.\n";

/// Runs the program on these files.
fn run(files: &[(&str, &str)], args: &[&str]) -> (tempfile::TempDir, Run) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let run = hexapla(folder.path(), args);
    (folder, run)
}

/// Aligns the files under these arguments; gives of each result its name, its languages, its best score, and what was
/// reported.
#[track_caller]
fn aligned(files: &[(&str, &str)], args: &[&str]) -> (Vec<(String, String, f64)>, Run) {
    let all = [&["align"], args, &["-o", "out"]].concat();
    let (folder, run) = run(files, &all);
    assert!(run.code < 2, "{}", run.stderr);
    let mut out = Vec::new();
    for entry in fs::read_dir(folder.path().join("out")).expect("the results") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        let rows: Vec<serde_json::Value> =
            read(&path).lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
        let mut langs: Vec<&String> =
            rows.iter().flat_map(|row| row["translation"].as_object().expect("texts").keys()).collect();
        langs.sort();
        langs.dedup();
        let langs: Vec<&str> = langs.into_iter().map(String::as_str).collect();
        let best = rows.iter().filter_map(|row| row["score"].as_f64()).fold(0.0, f64::max);
        out.push((path.file_stem().expect("a name").to_string_lossy().into_owned(), langs.join(" "), best));
    }
    out.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    (out, run)
}

#[track_caller]
fn check_doubted(files: &[(&str, &str)], args: &[&str], warnings: &[&str]) {
    let (found, run) = aligned(files, args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for warning in warnings {
        assert!(run.stderr.contains(&format!("warning: {warning}")), "{warning}: {}", run.stderr);
    }
    let told = run.stderr.matches("warning: ").count();
    assert!(warnings.is_empty() == (told == 0), "{}", run.stderr);
    let [(_, _, best)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(*best < 0.2, !warnings.is_empty(), "{best}: {}", run.stderr);
}

#[test]
fn declared_languages_are_kept_and_doubted() {
    let files = [
        ("a.txt", EN),
        ("b.txt", FR),
        ("c.txt", ES),
        ("d.txt", ZH),
        ("e.txt", JA),
        ("f.txt", RU),
        ("g.txt", AR),
    ];
    let declared = |name: &str, said: &str, found: &str| {
        format!("{name}: declared as {said}, but its text is in {found}")
    };
    for (args, told) in [
        (&["en=a.txt", "fr=b.txt"][..], vec![]),
        (&["en=a.txt", "ru=f.txt"], vec![]),
        (&["ja=e.txt", "zh=d.txt"], vec![]),
        (&["fr=a.txt", "en=b.txt"], vec![declared("a.txt", "fr", "en"), declared("b.txt", "en", "fr")]),
        (&["en=a.txt", "pt=c.txt"], vec![declared("c.txt", "pt", "es")]),
        (&["en=a.txt", "zh=e.txt"], vec![declared("e.txt", "zh", "ja")]),
        (&["en=a.txt", "ja=d.txt"], vec![declared("d.txt", "ja", "zh")]),
        (&["en=a.txt", "uk=f.txt"], vec![declared("f.txt", "uk", "ru")]),
        (&["en=a.txt", "fa=g.txt"], vec![declared("g.txt", "fa", "ar")]),
        (&["ar=a.txt", "fr=b.txt"], vec![declared("a.txt", "ar", "en")]),
        (&["en=a.txt", "de=f.txt"], vec![declared("f.txt", "de", "ru")]),
    ] {
        check_doubted(&files, args, &told.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn two_of_three_are_swapped() {
    let files = [("a.txt", EN), ("b.txt", FR), ("c.txt", ES)];
    let (found, run) = aligned(&files, &["en=a.txt", "es=b.txt", "fr=c.txt"]);
    assert_eq!(found[0].1, "en es fr");
    assert!(run.stderr.contains("b.txt: declared as es, but its text is in fr"), "{}", run.stderr);
    assert!(run.stderr.contains("c.txt: declared as fr, but its text is in es"), "{}", run.stderr);
    assert!(!run.stderr.contains("a.txt:"), "{}", run.stderr);
}

#[test]
fn one_text_under_two_languages() {
    let files = [("a.txt", EN), ("b.txt", EN), ("c.txt", EN_CHANGED)];
    check_doubted(
        &files,
        &["en=a.txt", "fr=b.txt"],
        &["b.txt: the same text as a.txt", "b.txt: declared as fr"],
    );
    check_doubted(&files, &["en=a.txt", "fr=c.txt"], &["c.txt: declared as fr"]);
    // Tongan has no list of words, and these are few.
    let few = "The well is dry.\n\nWe drew no water at all today.\n";
    check_doubted(
        &[("a.txt", few), ("b.txt", few)],
        &["en=a.txt", "to=b.txt"],
        &["b.txt: the same text as a.txt"],
    );
}

#[test]
fn what_is_too_short_is_believed() {
    let files = [("a.txt", "A/RES/70/1\n\n1. Paris\n"), ("b.txt", "A/RES/70/1\n\n1. Paris\n")];
    let (found, run) = aligned(&files, &["en=a.txt", "fr=b.txt"]);
    assert_eq!((&*found[0].1, run.code), ("en fr", 0));
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn the_text_goes_before_the_name() {
    for (name, text, lang, told) in [
        ("report_F.txt", EN, "en", false),
        ("2019_27_MTR.txt", EN, "en", false),
        ("REPORT_2020_F.txt", EN, "en", true),
        ("A_RES_70_1-S.txt", ES, "es", false),
        ("A_RES_70_1-S.txt", "Informe\n", "es", false),
        ("A_RES_70_1-S.txt", FR, "fr", true),
        ("N2330012_C.txt", ZH, "zh", false),
        ("N2330012_C.txt", EN, "en", true),
        ("1910268R.txt", EN, "en", true),
        ("1910268R.txt", RU, "ru", false),
        ("fr/report.txt", EN, "en", true),
        ("fr/report.txt", FR, "fr", false),
        ("French/report.txt", AR, "ar", true),
        ("report.zh.txt", JA, "ja", true),
        ("report_zh-TW.txt", ZH_TRADITIONAL, "zh", false),
        ("how-to.txt", EN, "en", true),
    ] {
        let (found, run) = aligned(&[(name, text)], &[name]);
        assert_eq!((found.len(), &*found[0].1), (1, lang), "{name}: {}", run.stderr);
        let says = format!("{name}: treated as {lang}, the language of its text, although its name says ");
        assert_eq!(run.stderr.contains(&says), told, "{name}: {}", run.stderr);
    }
}

#[test]
fn swapped_names_are_put_right() {
    let (found, run) = aligned(&[("a.en.txt", FR), ("a.fr.txt", EN)], &["."]);
    assert!(found.len() == 1 && found[0].1 == "en fr" && found[0].2 > 0.5, "{found:?}");
    assert_eq!(run.stderr.matches("treated as").count(), 2, "{}", run.stderr);
}

/// What has a wrong name and no place among the versions is not lost.
#[test]
fn a_wrong_name_makes_no_version() {
    let parts = [("plan_ii.txt", EN), ("plan_vi.txt", EN_CHANGED), ("plan_is.txt", EN_CHANGED)];
    let (found, run) = aligned(&parts, &["."]);
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!((names, run.code), (vec!["plan-ii", "plan-is", "plan-vi"], 1), "{}", run.stderr);
    let (found, run) = aligned(&[("a.en.txt", EN), ("a.fr.txt", EN_CHANGED), ("a.es.txt", ES)], &["."]);
    let results: Vec<(&str, &str)> = found.iter().map(|(name, langs, _)| (&**name, &**langs)).collect();
    assert_eq!(results, [("a", "en es"), ("a-fr", "en")], "{}", run.stderr);
    let (found, run) = aligned(&[("a.en.txt", EN), ("a.fr.txt", EN), ("a.es.txt", ES)], &["."]);
    assert_eq!((found.len(), run.code), (1, 1), "{}", run.stderr);
    assert!(
        run.stderr.contains("a.fr.txt: a second version in en beside ./a.en.txt, and the same text"),
        "{}",
        run.stderr
    );
}

/// The text whose name is right stays, also where it is read after the other one.
#[test]
fn of_two_texts_in_a_language_the_one_with_the_right_name_stays() {
    let (found, run) = aligned(&[("a.ar.txt", EN), ("a.en.txt", EN), ("a.es.txt", ES)], &["."]);
    assert_eq!((found.len(), run.code), (1, 1), "{}", run.stderr);
    assert!(
        run.stderr.contains("a.ar.txt: a second version in en beside ./a.en.txt, and the same text"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_page_that_declares_a_wrong_language() {
    let page = |lang: &str, text: &str| {
        let body: String = text.split("\n\n").map(|p| format!("<p>{p}</p>")).collect();
        format!("<html lang=\"{lang}\"><body>{body}</body></html>")
    };
    let (found, run) = aligned(&[("a.html", &page("en", FR))], &["a.html"]);
    assert_eq!(found[0].1, "fr");
    assert!(
        run.stderr.contains("a.html: treated as fr, the language of its text, although the file declares en"),
        "{}",
        run.stderr
    );
    let (found, run) = aligned(&[("a.html", &page("fr", FR))], &["a.html"]);
    assert!(found[0].1 == "fr" && !run.stderr.contains("taken as"), "{}", run.stderr);
}

#[test]
fn forms_of_a_language_are_two_columns() {
    let british = "The colour of the harbour is grey.\n\nThe centre was rebuilt.\n";
    let american = "The color of the harbor is gray.\n\nThe center was rebuilt.\n";
    let french = "La couleur du port est grise.\n\nLe centre a été reconstruit.\n";
    let files = [("a.en-US.txt", american), ("a.en-GB.txt", british), ("a.fr.txt", french)];
    let texts = |files: &[(&'static str, &'static str)], args: &[&str]| {
        let (found, run) = aligned(files, args);
        assert_eq!(
            (found.len(), run.code, run.stderr.matches("warning").count()),
            (1, 0, 0),
            "{}",
            run.stderr
        );
        found[0].1.clone()
    };
    assert_eq!(texts(&files, &["."]), "en-GB en-US fr");
    assert_eq!(texts(&files, &["a.en-US.txt", "a.en-GB.txt", "a.fr.txt"]), "en-GB en-US fr");
    assert_eq!(texts(&files[1..], &["."]), "en fr");
    let given = ["en-US=a.en-US.txt", "en-GB=a.en-GB.txt", "fr=a.fr.txt"];
    assert_eq!(texts(&files, &given), "en-GB en-US fr");
    assert_eq!(texts(&files, &["en-US=a.en-US.txt", "fr=a.fr.txt"]), "en fr");
    let folders = [("zh-CN/a.txt", ZH), ("zh-TW/a.txt", ZH_TRADITIONAL), ("en/a.txt", EN)];
    assert_eq!(texts(&folders, &["."]), "en zh-CN zh-TW");
    let told = [("a.txt", ZH), ("b.txt", ZH_TRADITIONAL), ("c.txt", EN)];
    assert_eq!(texts(&told, &["a.txt", "b.txt", "c.txt"]), "en zh-Hans zh-Hant");
    assert_eq!(texts(&told[1..], &["b.txt", "c.txt"]), "en zh");
    let (_, run) = aligned(&folders, &["zh-TW=zh-CN/a.txt", "en=en/a.txt"]);
    assert!(run.stderr.contains("declared as zh-TW, but its text is in zh-Hans"), "{}", run.stderr);
}

/// A language without a form, in another format, is the same version.
#[test]
fn a_form_and_another_format() {
    let (found, run) = aligned(&[("a.en.md", EN), ("a.en-US.txt", EN), ("a.fr.txt", FR)], &["."]);
    assert_eq!((found.len(), &*found[0].1), (1, "en fr"), "{}", run.stderr);
    assert!(run.stderr.contains("skipped"), "{}", run.stderr);
}

#[test]
fn texts_with_a_sentence_a_line() {
    let (english, french) = (EN.replace("\n\n", "\n"), FR.replace("\n\n", "\n"));
    let files = [("a.txt", english.as_str()), ("b.txt", &french), ("c.en", &french), ("d.txt", &english)];
    let scores = |run: &Run| {
        let last = |line: &str| line.rsplit(':').next().and_then(|score| score.parse::<f64>().ok());
        run.stdout.lines().filter_map(last).fold(0.0, f64::max)
    };
    for (args, told, best) in [
        (["en=a.txt", "fr=b.txt"], "", 0.5..=1.0),
        (["fr=a.txt", "en=b.txt"], "a.txt: declared as fr, but its text is in en", 0.0..=0.2),
        (
            ["a.txt", "c.en"],
            "c.en: treated as fr, the language of its text, although its name says en",
            0.5..=1.0,
        ),
        (["en=a.txt", "fr=d.txt"], "d.txt: the same text as a.txt", 0.0..=0.2),
    ] {
        let (_folder, run) = run(&files, &[&["sentences"], &args[..]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(told) && told.is_empty() == run.stderr.is_empty(), "{}", run.stderr);
        assert!(best.contains(&scores(&run)), "{args:?}: {}", run.stdout);
    }
    let (_folder, words) = run(&files, &["words", "fr=a.txt", "en=b.txt"]);
    assert!(words.code == 0 && words.stderr.matches("declared as").count() == 2, "{}", words.stderr);
    let (_folder, words) = run(&files, &["words", "en=a.txt", "c.en"]);
    assert!(words.stderr.contains("c.en: treated as fr"), "{}", words.stderr);
    let (_folder, terms) = run(&files, &["terms", "fr=a.txt", "en=b.txt", "-o", "g.csv"]);
    assert!(terms.code == 0 && terms.stderr.matches("declared as").count() == 2, "{}", terms.stderr);
    let (_folder, terms) = run(&files, &["terms", "en=a.txt", "fr=b.txt", "-o", "g.csv"]);
    assert!(!terms.stderr.contains("declared as"), "{}", terms.stderr);
}
