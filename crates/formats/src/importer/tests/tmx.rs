//! Translation memories of all versions, whole and broken.

use hexapla_model::{BlockKind, Level};

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(Format::Tmx, "lakes.tmx", text.as_bytes())
}

fn tmx(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en-US\"/><body>\n{body}\n</body></tmx>"
    )
}

fn tuv(lang: &str, seg: &str) -> String {
    format!("<tuv xml:lang=\"{lang}\"><seg>{seg}</seg></tuv>")
}

#[test]
fn what_we_write() {
    let text = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n <header creationtool=\"hexapla\" ",
        "segtype=\"paragraph\" srclang=\"zh\" datatype=\"plaintext\"/>\n <body>\n  <tu tuid=\"A/1#12.s1\">\n",
        "   <prop type=\"x-symbol\">A/1</prop>\n   <prop type=\"x-anchor\">12</prop>\n",
        "   <prop type=\"x-kind\">item</prop>\n   <prop type=\"x-score\">0.9313</prop>\n",
        "   <prop type=\"x-bead\">1-0-2</prop>\n   <tuv xml:lang=\"zh\"><seg>湖 &lt;1&gt;</seg></tuv>\n",
        "   <tuv xml:lang=\"fr\">\n    <prop type=\"x-score\">7</prop>\n    <seg> Le lac\nest bleu </seg>\n   </tuv>\n",
        "  </tu>\n </body>\n</tmx>\n",
    );
    let read = read(text).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    let corpus = read.value;
    assert_eq!(rows(&corpus), ["A/1#12.s1 湖 <1>| Le lac\nest bleu "]);
    assert_eq!(
        (langs(&corpus).as_str(), corpus.level, corpus.symbol.as_deref()),
        ("zh fr", Level::Paragraph, Some("A/1"))
    );
    let unit = &corpus.units[0];
    assert_eq!((unit.kind, unit.score), (BlockKind::Item, 0.9313));
    assert_eq!(unit.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12"));
    assert_eq!(unit.texts.iter().flatten().map(|t| t.pieces).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(unit.texts[0].as_ref().unwrap().location.line, 5);
}

#[test]
fn languages() {
    let rows_of = |body: &str| {
        let read = read(&tmx(body)).unwrap();
        (langs(&read.value), rows(&read.value).join("/"), messages(&read).join("/"))
    };
    let body = format!("<tu>{}{}{}</tu>", tuv("ZH-CN", "湖"), tuv("EN-GB", "lake"), tuv("fr-x-mt", "lac"));
    assert_eq!(rows_of(&body), ("en zh fr".into(), "3 lake|湖|lac".into(), String::new()));
    // TMX 1.1 names it `lang`.
    let body =
        "<tu tuid='7'><tuv lang='en'><seg>lake</seg></tuv><tuv LANG='x' lang='zho'><seg>湖</seg></tuv></tu>";
    assert_eq!(rows_of(body), ("en zh".into(), "7 lake|湖".into(), String::new()));
    let twice = format!("<tu>{}{}{}</tu>", tuv("en", "lake"), tuv("en-GB", "loch"), tuv("xx", "?"));
    let unnamed = format!("<tu>{}<tuv><seg>?</seg></tuv>{}</tu>", tuv("en", "boat"), tuv("xx", "?"));
    let (_, rows, told) = rows_of(&format!("{twice}\n{unnamed}"));
    assert_eq!(rows, "3 lake|loch/4 boat|");
    assert_eq!(
        told,
        "error: lakes.tmx, line 3: unknown language `xx`: its text is skipped, here and in 1 more place/\
         error: lakes.tmx, line 4: a `<tuv>` without `xml:lang`: its text is skipped"
    );
}

#[test]
fn forms_of_a_language_are_columns() {
    let unit = |langs: &str| {
        let variants: String = langs.split(' ').map(|lang| tuv(lang, lang)).collect();
        format!("<tu>{variants}</tu>")
    };
    for (units, want_langs, want) in [
        (&["en-US en-GB zh-CN zh-TW"][..], "en-US en-GB zh-CN zh-TW", "3 en-US|en-GB|zh-CN|zh-TW"),
        (&["en-US zh-CN", "en-US zh-TW"], "en zh-CN zh-TW", "3 en-US|zh-CN|/3.2 en-US||zh-TW"),
        (&["en-US fr", "EN fr"], "en fr", "3 en-US|fr/3.2 EN|fr"),
        (&["en-US fr-FR ru-RU"], "en fr ru", "3 en-US|fr-FR|ru-RU"),
        (&["en_GB en_US es-419 es-ES"], "en-US en-GB es-419 es-ES", "3 en_US|en_GB|es-419|es-ES"),
        (&["pt-BR en", "pt-PT en"], "en pt-BR pt-PT", "3 en|pt-BR|/3.2 en||pt-PT"),
        (&["en-US zh-Hant", "en-US zh-TW"], "en zh", "3 en-US|zh-Hant/3.2 en-US|zh-TW"),
        (&["en-US ar-EG ar-SA"], "en ar-EG ar-SA", "3 en-US|ar-EG|ar-SA"),
    ] {
        let body: String = units.iter().map(|langs| unit(langs)).collect();
        let read = read(&tmx(&body)).unwrap();
        let told: Vec<String> = messages(&read).into_iter().filter(|m| m.starts_with("error")).collect();
        assert_eq!((langs(&read.value).as_str(), told.len()), (want_langs, 0), "{units:?}");
        let got: Vec<String> = read.value.units.iter().map(text_of).collect();
        let want: Vec<&str> = want.split('/').map(|row| row.split_once(' ').unwrap().1).collect();
        assert_eq!(got, want, "{units:?}");
    }
}

fn text_of(unit: &TranslationUnit) -> String {
    let text = |t: &Option<Text>| t.as_ref().map_or("", |t| t.text.as_str()).to_owned();
    unit.texts.iter().map(text).collect::<Vec<_>>().join("|")
}

#[test]
fn damage_loses_one_unit() {
    let unit = |seg: &str| format!("<tu>{}{}</tu>\n", tuv("en", seg), tuv("fr", "é"));
    for (bad, reason) in [
        ("deep \u{1}E lake", ""),
        ("R&D", "a bare `&`: taken as the character itself"),
        ("水 < 5", "a bare `<`: taken as the character itself"),
        ("a &nbsp; b", "entity `&nbsp;` is not expanded: it stays as it is written"),
        (
            "<bpt i='1'>&lt;b>deep",
            "ill-formed document: expected `</bpt>`, but `</seg>` was found: the unit is skipped",
        ),
        ("deep</hi>", "ill-formed document: expected `</seg>`, but `</hi>` was found: the unit is skipped"),
        ("x <y z", "ill-formed document: expected `</y>`, but `</tuv>` was found: the unit is skipped"),
        ("<ph x=\"1>", "syntax error: "),
        ("<![CDATA[ deep", "syntax error: "),
        ("<!-- deep", "syntax error: "),
    ] {
        let text = tmx(&format!("{}{}{}", unit("one"), unit(bad), unit("three")));
        let read = read(&text).unwrap();
        let got: Vec<String> = read.value.units.iter().map(text_of).collect();
        let kept = reason.is_empty() || reason.contains("itself") || reason.contains("as it is");
        let bad = bad.to_owned() + "|é";
        let want = if kept { vec!["one|é", &bad, "three|é"] } else { vec!["one|é", "three|é"] };
        assert_eq!(got, want, "{bad}");
        let told = messages(&read).join("\n");
        assert_eq!(told.lines().count(), usize::from(!reason.is_empty()), "{told}");
        assert!(told.contains(&format!("line 4: {reason}")) || reason.is_empty(), "{told}");
    }
}

#[test]
fn bad_bytes_lose_one_unit() {
    let unit = |seg: &[u8]| [b"<tu><tuv xml:lang='ru'><seg>", seg, b"</seg></tuv></tu>\n"].concat();
    let whole = |middle: Vec<u8>| {
        [
            tmx("").replace("</body></tmx>", "").into_bytes(),
            unit("вода".as_bytes()),
            middle,
            unit("лес".as_bytes()),
            b"</body></tmx>".to_vec(),
        ]
        .concat()
    };
    for (middle, reason) in [
        (unit(b"\xE9"), "not UTF-8 at byte"),
        (unit(b"a\xC3"), "not UTF-8 at byte"),
        (b"<tu tuid='\xFF'><tuv xml:lang='ru'><seg>a</seg></tuv></tu>\n".to_vec(), "not UTF-8 at byte"),
        (b"<tu><tuv xml:lang='r\xE9'><seg>a</seg></tuv></tu>\n".to_vec(), "not UTF-8 at byte"),
        (
            b"<tu><prop type='x'>\xE9</prop><tuv xml:lang='ru'><seg>a</seg></tuv></tu>\n".to_vec(),
            "not UTF-8 at byte",
        ),
        (b"<!-- \xE9 -->\n".to_vec(), "not UTF-8: read as U+FFFD"),
    ] {
        let read = read_as(Format::Tmx, "lakes.tmx", &whole(middle)).unwrap();
        let got: Vec<String> = read.value.units.iter().map(text_of).collect();
        assert_eq!(got, ["вода", "лес"]);
        assert!(
            messages(&read)[0].starts_with(&format!("error: lakes.tmx, line 5: {reason}")),
            "{:?}",
            messages(&read)
        );
    }
}

#[test]
fn codes_in_segments() {
    for (seg, want) in [
        ("The <bpt i='1'>&lt;b></bpt>deep<ept i='1'>&lt;/b></ept> lake", "The deep lake"),
        (
            "A <hi type='bold'>deep <hi>blue</hi></hi> lake<ph>[1]<sub>A note</sub>.</ph>.",
            "A deep blue lake.",
        ),
        ("one<ph type='lb'>&lt;br/></ph>two<it pos='begin'>x</it>", "one\ntwo"),
        ("<ut>{\\b </ut>lake<ut>}</ut><ph/>", "lake"),
        // A code that stands for something joins no words; a pair of codes and what is inside a word separate none.
        ("one<ph x='1'/>two", "one two"),
        ("one<ph x='1'>&lt;br/></ph>two<ph>&amp;nbsp;</ph>three<ph>\\tab </ph>four", "one\ntwo three four"),
        ("re<bpt i='1'>&lt;b></bpt>write<ept i='1'>&lt;/b></ept>", "rewrite"),
        (
            "re<ph>&lt;b></ph>write<ph>&lt;/b></ph> it, co<ph type='softHyphen'/>operate",
            "rewrite it, cooperate",
        ),
        (
            "<bpt i='1'>&lt;p></bpt>One.<ept i='1'>&lt;/p></ept><bpt i='2'>&lt;p></bpt>Two.<ept i='2'>&lt;/p></ept>",
            "One.\nTwo.",
        ),
        ("第<ph x='1'/>条，see (<ph x='2'/>).", "第条，see ()."),
        ("<![CDATA[<lake> & boat]]>", "<lake> & boat"),
        ("caf&#xE9; &amp; &apos;bar&apos;&#13;\r\n", "café & 'bar'\r\n"),
    ] {
        let read = read(&tmx(&format!("<tu>{}{}</tu>", tuv("en", seg), tuv("fr", "x")))).unwrap();
        assert_eq!(rows(&read.value), [format!("3 {want}|x")], "{seg}");
    }
}

#[test]
fn utf16_as_trados_writes_it() {
    let text = tmx(&format!("<tu>{}{}</tu>", tuv("en", "lake"), tuv("zh", "湖😀")))
        .replace("version=\"1.0\"", "version=\"1.0\" encoding=\"utf-16\"");
    for bytes in [
        format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ] {
        assert_eq!(rows(&read_as(Format::Tmx, "a", &bytes).unwrap().value), ["3 lake|湖😀"]);
    }
}

#[test]
fn nothing_is_expanded() {
    let laughs: String = (1..30).map(|n| format!("<!ENTITY a{n} '&a{0};&a{0};'>", n - 1)).collect();
    let dtd = format!(
        "<!DOCTYPE tmx SYSTEM 'tmx14.dtd' [<!ENTITY a0 'ha'><!ENTITY x SYSTEM 'file:///etc/hostname'>{laughs}]>"
    );
    let body = tmx(&format!("<tu>{}{}</tu>", tuv("en", "&a29; &x;"), tuv("fr", "lac")));
    let read = read(&body.replace("<tmx", &format!("{dtd}<tmx"))).unwrap();
    assert_eq!(rows(&read.value), ["3 &a29; &x;|lac"]);
    assert_eq!(read.diagnostics.len(), 2);
    assert!(messages(&read)[0].contains("entity `&a29;` is not expanded"));
}

#[test]
fn what_was_read_before_it_breaks_off_is_kept() {
    let whole = tmx(&format!("<tu>{}{}</tu>\n<tu>{}", tuv("en", "a"), tuv("fr", "b"), tuv("en", "c")));
    let cut = whole.split("\n</body>").next().unwrap();
    for (text, want) in [
        (
            cut.to_owned(),
            "error: lakes.tmx, line 4: the file ends before all elements are closed: what follows is not read",
        ),
        (format!("{cut}</seg>"), "error: lakes.tmx, line 4: ill-formed document"),
        (
            format!("{cut}{}", "<x>".repeat(100_000)),
            "error: lakes.tmx, line 4: more than 256 elements inside each other",
        ),
        (format!("{cut}<tuv"), "error: lakes.tmx, line 4: syntax error: tag not closed"),
    ] {
        let read = read(&text).unwrap();
        assert_eq!(rows(&read.value), ["3 a|b"]);
        assert!(messages(&read)[0].starts_with(want), "{:?}", messages(&read));
    }
}

#[test]
fn no_memory_at_all() {
    for (text, want) in [
        (
            "<tmx>".repeat(100_000).as_str(),
            "lakes.tmx, line 1, column 1281: not well-formed XML: more than 256",
        ),
        ("<html/>", "lakes.tmx: expected TMX (`<tmx>`), found `<html>`"),
        ("<tmx", "lakes.tmx, line 1, column 1: not well-formed XML"),
        ("<tmx/>", "lakes.tmx: no text in it"),
        ("", "lakes.tmx: no text in it"),
        (&tmx("<tu><tuv xml:lang='en'><seg> </seg></tuv></tu>"), "lakes.tmx: no text in it"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
    let limits = Limits::default().line_bytes(100_000);
    let text = tmx(&format!("<tu>{}</tu>", tuv("en", &"a".repeat(500_000))));
    let error = read_within(&limits, Format::Tmx, "a.tmx", text.as_bytes()).unwrap_err();
    assert!(error.starts_with("a.tmx, line 3: longer than 100000 bytes"), "{error}");
}

#[test]
fn what_is_no_tmx() {
    for (text, want) in [
        (
            "\n{\"id\": 1}\n{\"id\": 2}",
            "lakes.tmx: expected TMX (`<tmx>`), found `{\"id\": 1}`; name the file",
        ),
        ("id,en,fr\n", "lakes.tmx: expected TMX (`<tmx>`), found `id,en,fr`; name the file"),
        ("<x:xliff/>", "lakes.tmx: expected TMX (`<tmx>`), found `<xliff>`; name the file"),
        ("<tmx></tmx>", "lakes.tmx: no text in it"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
}
