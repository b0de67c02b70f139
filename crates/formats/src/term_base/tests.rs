//! Tables and TBX as term bases export them, and as nobody should.

use proptest::prelude::*;

use hexapla_source::Limits;

use hexapla_model::{ConceptKind, KnownEntry, Number, PartOfSpeech, Term, TermKind, Verdict};

use super::*;

fn read(text: &str) -> Result<Warned<TermBase>, String> {
    read_within(&Limits::default(), text).map_err(|cause| cause.at("terms").to_string())
}

fn read_within(limits: &Limits, text: &str) -> Result<Warned<TermBase>, Cause> {
    let source = Source { path: Path::new("terms"), bytes: text.as_bytes(), lang: None, limits };
    parse(text, &source, &[])
}

/// The entries as `id@line en:a fr:b`.
fn entries(base: &TermBase) -> Vec<String> {
    let terms = |terms: &[(hexapla_model::Lang, hexapla_model::Term)]| {
        terms.iter().map(|(lang, term)| format!(" {lang}:{}", term.text)).collect::<String>()
    };
    base.entries.iter().map(|e| format!("{}@{}{}", e.id, e.line, terms(&e.terms))).collect()
}

#[track_caller]
fn check(text: &str, want: &[&str], messages: &[&str]) {
    let read = read(text).unwrap();
    assert_eq!(entries(&read.value), want, "{text}");
    let first = |d: &hexapla_model::Diagnostic| d.to_string().lines().next().unwrap_or_default().to_owned();
    assert_eq!(read.diagnostics.iter().map(first).collect::<Vec<_>>(), messages, "{text}");
}

#[test]
fn skos_is_no_table() {
    let said = read("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n<#c1> a skos:Concept .\n")
        .unwrap_err();
    assert!(said.starts_with("terms: expected text, found Turtle; SKOS is written but not read"), "{said}");
}

#[test]
fn apostrophes_before_formulas() {
    let rows = "'-c,1,1,'=1+1|b,'tis";
    let head = "\"id\",\"score\",\"frequency\",\"en\",\"fr\"";
    let bare = ["-c@2 en:=1+1 en:b fr:'tis"];
    check(&format!("{head}\r\n{rows}\r\n"), &bare, &[]);
    check(&format!("{head}\r\n{rows}\r\n").replace(',', "\t"), &bare, &[]);
    // Nobody has said that these are ours.
    check(&format!("id,score,frequency,en,fr\n{rows}\n"), &["'-c@2 en:'=1+1 en:b fr:'tis"], &[]);
}

#[test]
fn tables() {
    check(
        "en,zh\nState party,缔约国\n\nannex,附件\n",
        &["2@2 en:State party zh:缔约国", "4@4 en:annex zh:附件"],
        &[],
    );
    check(
        "\u{FEFF}# mine\r\nid;English;Chinese (PRC)\r\nA1;\"a, b\";x|y\r\n# no\r\n7;c;\"z; \"\"q\"\"\"\r\n"
            .trim_start_matches('\u{FEFF}'),
        &["A1@3 en:a, b zh:x zh:y", "7@5 en:c zh:z zh:\"q\""],
        &[],
    );
    check("en\tfr\n\"open\tfermé\n", &["2@2 en:\"open fr:fermé"], &[]);
    check("en,fr\r\"a\rb\",c\rd,e\r", &["2@2 en:a en:b fr:c", "4@4 en:d fr:e"], &[]);
    check(
        "id,score,frequency,en,zh,status,known_id,expected,domain,en_frequency,zh_frequency,en_type,zh_type\r\n\
         c1,0.93,12,basin,流域|盆地,new,,,,12,9|3,fullForm,fullForm|variant\r\n",
        &["c1@2 en:basin zh:流域 zh:盆地"],
        &[],
    );
}

#[test]
fn decisions_of_a_person() {
    let text = "id,en,fr,Review,comment\n1,lake,lac,Accepted,see the map\n2,sea,mer,reject,\n3,soil,sol,,\n4,tree,arbre,why?,\n";
    let read = read(text).unwrap();
    let decided = |entry: &KnownEntry| (entry.review.map(Verdict::as_str), entry.comment.clone());
    let decided: Vec<_> = read.value.entries.iter().map(decided).collect();
    let accepted = (Some("accept"), Some("see the map".to_owned()));
    assert_eq!(decided, [accepted, (Some("reject"), None), (None, None), (None, None)]);
    let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0]
            .contains("line 5: the review `why?` in column 4 is not understood: the entry stays unreviewed"),
        "{told:?}"
    );
}

#[test]
fn one_row_per_term() {
    let text = "id,language,term,type,kind,part_of_speech,number,domain,review,comment\n\
                c1,en,Lake Office,preferred term,body,noun,singular,water,,see the map\n\
                c2,en,oar,preferred term,,,,,,\n\
                c1,fr,BDL,acronym,,,,,reject,\n\
                c1,French,Bureau du lac,preferred term,,noun,,,accept,see the map\n\
                c1,fr,Bureaux du lac,inflected form,,noun,plural,,,plural is rare\n\
                c3,en,bad,,,,,,reject,\n\
                c3,fr,mauvais,,,,,,no,\n\
                ,en,sail,,,,,,,\n\
                ,fr,voile,,,,,,,\n\
                c2,xq,?,,,,,,,\n";
    for delimiter in [",", "\t"] {
        let read = read(&text.replace(',', delimiter)).unwrap();
        let want = [
            "c1@2 en:Lake Office fr:Bureau du lac fr:Bureaux du lac",
            "c2@3 en:oar",
            "c3@7 en:bad fr:mauvais",
            "9@9 en:sail fr:voile",
        ];
        assert_eq!(entries(&read.value), want);
        let [office, _, bad, _] = read.value.entries.as_slice() else { panic!("four entries") };
        let facts = &office.facts;
        assert_eq!((facts.kind, facts.domain.as_deref()), (ConceptKind::Body, Some("water")));
        assert_eq!(office.review, Some(Verdict::Accept));
        let rejected = Term { kind: TermKind::Acronym, ..Term::new("BDL") };
        assert_eq!(office.rejected, [(Lang::FR, rejected)]);
        assert_eq!(office.comment.as_deref(), Some("see the map"));
        let notes: Vec<Option<&str>> = office.terms.iter().map(|(_, term)| term.comment.as_deref()).collect();
        assert_eq!(notes, [None, Some("see the map"), Some("plural is rare")]);
        let last = &office.terms[2].1;
        assert_eq!(
            (last.kind, last.part, last.number),
            (TermKind::Variant, Some(PartOfSpeech::Noun), Some(Number::Plural))
        );
        assert_eq!((bad.review, bad.rejected.len()), (Some(Verdict::Reject), 0));
        let told: Vec<String> = read.diagnostics.iter().map(|found| found.message.clone()).collect();
        let [nameless, unknown] = told.as_slice() else { panic!("{told:?}") };
        assert!(nameless.starts_with("a term without an id: an entry of its own"), "{nameless}");
        assert_eq!(unknown, "unknown language `xq`: the term `?` is skipped");
    }
}

#[test]
fn an_unclear_review_decides_nothing() {
    let text = "id,language,term,review\nc1,en,river,maybe\nc1,fr,fleuve,accept\nc1,fr,rivière,reject\n";
    let read = read(text).unwrap();
    let entry = &read.value.entries[0];
    assert_eq!((entry.review, entry.rejected.len()), (None, 1));
    let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    let want = "warning: terms, line 2: the review `maybe` in column 4 is not understood: the entry stays unreviewed\n   \
                hint: write `accept` or `reject`";
    assert_eq!(told, [want]);
}

#[test]
fn a_term_that_is_twice_in_an_entry_is_kept_once() {
    let note =
        |line: u32| format!("note: terms, line {line}: the term `boat` is in en more than once: kept once");
    check("id,en,fr\n1,boat|ship|boat,bateau\n", &["1@2 en:boat en:ship fr:bateau"], &[&note(2)]);
    let rows = "id,language,term,type,part_of_speech,comment\n1,fr,bateau,,,\n1,en,boat,,,mine\n1,en,boat,,noun,yours\n";
    check(rows, &["1@2 fr:bateau en:boat"], &[&note(2)]);
    let boat = &read(rows).unwrap().value.entries[0].terms[1].1;
    assert_eq!((boat.part, boat.comment.as_deref()), (Some(PartOfSpeech::Noun), Some("mine; yours")));
}

#[test]
fn a_list_without_terms_is_empty() {
    for head in ["id,language,term,type\n", "Term\tLanguage\n"] {
        check(head, &[], &[]);
    }
    check(
        "language,term\nxq,?\n",
        &[],
        &["error: terms, line 2: unknown language `xq`: the term `?` is skipped"],
    );
    check(
        "language,term\n,lake\n",
        &[],
        &["error: terms, line 2: the cell of the language is empty: the term `lake` is skipped"],
    );
}

#[test]
fn the_name_shows_the_languages_of_a_table_without_a_head() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.en-fr.csv", "lake,lac\n"),
        ("a.en-fr.deepl.tsv", "lake\tlac\n"),
        ("a.en-fr.utf8", "lake\tlac\t\n"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let read = Importer::default().read_term_base(&path).unwrap();
        assert_eq!(entries(&read.value), ["1@1 en:lake fr:lac"], "{name}");
    }
}

#[test]
fn the_texts_show_the_languages_of_a_table_without_a_head() {
    let rows = "1,the river and its banks,река и ее берега\n2,water for the fields,вода для полей\n\
                3,the lake and the sea,озеро и море\n4,rights of the owners,права владельцев\n\
                5,the law of the land,закон страны\n";
    let told = |text: &str| {
        let read = read(text).unwrap();
        (entries(&read.value), read.diagnostics.iter().map(|found| found.message.clone()).collect::<Vec<_>>())
    };
    let (found, messages) = told(rows);
    assert_eq!((found.len(), found[0].as_str()), (5, "1@1 en:the river and its banks ru:река и ее берега"));
    assert!(messages[0].starts_with("no row names languages: the texts show en, ru;"), "{messages:?}");
    // Names that say nothing of a language are no terms.
    let (found, messages) = told(&format!("No,Term,Translation\n{rows}").replace("No,", ","));
    assert_eq!((found.len(), found[0].as_str()), (5, "2@2 en:the river and its banks ru:река и ее берега"));
    assert!(messages[0].contains("`Term Translation`"), "{messages:?}");
    // Two columns of one language may be anything, and a few words show no language.
    let english = "the river and its banks,the water that flows\n".repeat(5);
    for text in [english.as_str(), "a,b\nc,d\n"] {
        let error = read(text).unwrap_err();
        assert!(error.contains("expected columns that are named by languages"), "{error}");
    }
}

#[test]
fn what_tbx_says_of_terms() {
    let text = "<martif><text><body><termEntry id='1'><descrip type='subjectField'>water</descrip><langSet xml:lang='en'>\
                <tig><term>lakes</term><termNote type='termType'>variant</termNote><termNote type='partOfSpeech'>noun</termNote>\
                <termNote type='grammaticalNumber'>plural</termNote><descrip type='context'>two lakes</descrip></tig></langSet>\
                </termEntry></body></text></martif>";
    let base = read(text).unwrap().value;
    let term = Term {
        kind: TermKind::Variant,
        part: Some(PartOfSpeech::Noun),
        number: Some(Number::Plural),
        ..Term::new("lakes")
    };
    assert_eq!(base.entries[0].terms, [(Lang::EN, term)]);
    assert_eq!(base.entries[0].facts.domain.as_deref(), Some("water"));
}

#[test]
fn odd_tables() {
    check(
        "id,en,fr\n1,a,b\n2,c\n3,d,e,f\n1,g,h,\n4,,\n,,\n\n",
        &["1@2 en:a fr:b", "2@3 en:c", "1-2@5 en:g fr:h"],
        &[
            "warning: terms, line 3: expected 3 cells, found 2: the missing ones count as empty",
            "error: terms, line 4: expected 3 cells, found 4: the row is skipped",
            "warning: terms, line 6: an entry without terms",
            "warning: terms, line 5: id `1` again, first on line 2: the entry gets the id `1-2`",
        ],
    );
    check(
        "id,en\n1,a\n",
        &["1@2 en:a"],
        &["warning: terms, line 1: the only column of a language is en: no rendering can be compared"],
    );
    let open = format!("en,fr\na,\"b\n{}", "c,d\n".repeat(600));
    let read = read(&open).unwrap();
    assert_eq!(entries(&read.value).len(), 600, "only the row with the open quotation mark is lost");
    let told = read.diagnostics[0].message.as_str();
    assert!(told.starts_with("a quotation mark is opened and not closed for 60"), "{told}");
    check("id,en,fr\n#1,a,b\n# no row\n#2,c,d\n", &["#1@2 en:a fr:b", "#2@4 en:c fr:d"], &[]);
    let long = format!("en,fr\na,b\n{},c\n", "x".repeat(3_000));
    assert!(
        self::read(&long).unwrap().diagnostics[0].message.starts_with("a term of 3000 bytes, skipped: `xxx")
    );
}

#[test]
fn every_entry_has_an_id_of_its_own() {
    let again = |line: u32, id: &str, new: &str| {
        format!(
            "warning: terms, line {line}: id `{id}` again, first on line 2: the entry gets the id `{new}`"
        )
    };
    // A line that is an id further down, and an id that is like one that is made.
    check(
        "id,en,fr\n2,sea,mer\n,lake,lac\n3,dam,barrage\n2,port,port\n2-2,oar,rame\n2,bay,baie\n,net,filet\n",
        &[
            "2@2 en:sea fr:mer",
            "3-2@3 en:lake fr:lac",
            "3@4 en:dam fr:barrage",
            "2-3@5 en:port fr:port",
            "2-2@6 en:oar fr:rame",
            "2-4@7 en:bay fr:baie",
            "8@8 en:net fr:filet",
        ],
        &[&again(5, "2", "2-3"), &again(7, "2", "2-4")],
    );
    let json = |id: &str, text: &str| format!("{{{id}\"terms\":{{\"en\":[{{\"text\":\"{text}\"}}]}}}}\n");
    let text = [json("\"id\":\"2\",", "sea"), json("", "lake"), json("\"id\":\"2\",", "port")].concat();
    let limits = Limits::default();
    let source = Source { path: Path::new("terms"), bytes: text.as_bytes(), lang: None, limits: &limits };
    let base = super::read(&source, &[]).unwrap().value;
    assert_eq!(entries(&base), ["2@1 en:sea", "2-2@2 en:lake", "2-3@3 en:port"]);
}

#[test]
fn columns_that_are_not_read() {
    for (head, told) in [
        ("Francoys", "error: terms, line 1: column `Francoys` holds text but names no language: skipped"),
        ("法蘭語", "error: terms, line 1: column `法蘭語` holds text but names no language: skipped"),
        ("", "error: terms, line 3: column 4 has no name and holds text (2 cells): skipped"),
        ("Definition", "note: terms, line 1: not read: column `Definition`"),
        ("domain", ""),
        ("en_type", ""),
    ] {
        let told: Vec<&str> = Some(told).filter(|told| !told.is_empty()).into_iter().collect();
        let text = format!("id,en,zh,{head}\n1,lake,湖,\n2,sea,海,la mer\n# no\n3,soil,土,le sol\n");
        check(&text, &["1@2 en:lake zh:湖", "2@3 en:sea zh:海", "3@5 en:soil zh:土"], &told);
    }
}

#[test]
fn no_tables() {
    for (text, want) in [
        ("", "terms: no text in it"),
        (" \n", "terms: no text in it"),
        (
            "# c\n\nlang_a,term_a\nen,x\n",
            "terms, line 3: expected columns that are named by languages (`en`, `zh-CN`, `French`), found `lang_a`, `term_a`; name them in the first row",
        ),
        ("Just a text.\n", "terms, line 1: expected columns that are named by languages"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
    let limits = Limits::default().rows(1);
    let error = read_within(&limits, "en\na\nb\n").unwrap_err();
    assert!(matches!(error, Cause::TooManyRows { limit: 1, .. }), "{error}");
}

const TBX2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>Ours &amp; theirs</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="c1">
   <descrip type="subjectField">water</descrip>
   <langSet xml:lang="en"><tig><term>basin &amp; lake</term></tig><ntig><termGrp><term>water
     <hi>body</hi></term></termGrp></ntig></langSet>
   <langSet xml:lang="zh-CN"><tig><term><![CDATA[流域]]></term><termNote type="termType">fullForm</termNote></tig></langSet>
  </termEntry>
  <termEntry><langSet xml:lang="fr"><tig><term>for&#234;t</term></tig></langSet></termEntry>
 </body></text>
</martif>
"#;

#[test]
fn tbx_of_both_versions() {
    check(TBX2, &["c1@6 en:basin & lake en:water body zh:流域", "12@12 fr:forêt"], &[]);
    check(
        "\n<tbx type=\"TBX-Basic\" style=\"dca\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><tbxHeader/><text><body>\n\
         <conceptEntry id='1'><langSec xml:lang=\"es\"><termSec><term>agua</term></termSec></langSec></conceptEntry>\n\
         <conceptEntry id='1'><langSec xml:lang=\"es\"><termSec><term>lago</term></termSec></langSec></conceptEntry>\n\
         </body></text></tbx>",
        &["1@3 es:agua", "1-2@4 es:lago"],
        &["warning: terms, line 4: id `1` again, first on line 3: the entry gets the id `1-2`"],
    );
}

#[test]
fn odd_tbx() {
    let body = |inner: &str| format!("<martif><text><body>\n{inner}\n</body></text></martif>");
    check(
        &body(
            "<termEntry id='a'><langSet xml:lang='tlh'><tig><term>x</term></tig></langSet>\n\
             <langSet><tig><term>y</term></tig></langSet>\n<langSet xml:lang='en'><tig><term> </term></tig>\n\
             <tig><term>a&nbsp;b</term></tig></langSet></termEntry>",
        ),
        &[],
        &[
            "error: terms, line 2: unknown language `tlh`: its terms are skipped",
            "error: terms, line 3: a language section without `xml:lang`: its terms are skipped",
            "error: terms, line 5: entity `&nbsp;` in a term, skipped",
            "warning: terms, line 2: an entry without terms",
        ],
    );
}

#[test]
fn damage_loses_one_entry() {
    let entry = |id: &str, term: &str| {
        format!(
            "<termEntry id='{id}'><langSet xml:lang='en'><tig><term>{term}</term></tig></langSet></termEntry>\n"
        )
    };
    for (bad, want, told) in [
        ("R&D", &["a@1 en:é", "b@2 en:R&D", "c@3 en:é"][..], "a bare `&`: taken as the character itself"),
        ("a < b", &["a@1 en:é", "b@2 en:a < b", "c@3 en:é"], "a bare `<`: taken as the character itself"),
        (
            "<hi>a",
            &["a@1 en:é", "c@3 en:é"],
            "ill-formed document: expected `</hi>`, but `</term>` was found: the unit is skipped",
        ),
        (
            "a</tig>",
            &["a@1 en:é", "c@3 en:é"],
            "ill-formed document: expected `</term>`, but `</tig>` was found: the unit is skipped",
        ),
    ] {
        let text = format!("<martif>{}{}{}</martif>", entry("a", "é"), entry("b", bad), entry("c", "é"));
        check(&text, want, &[&format!("error: terms, line 2: {told}")]);
    }
    check(
        &format!("<tbx>{}<termEntry id='b'>", entry("a", "é")),
        &["a@1 en:é"],
        &["error: terms, line 2: the file ends before all elements are closed: what follows is not read"],
    );
}

#[test]
fn forms_of_a_language() {
    check("zh-CN,zh-TW,en-US\n颜色,顏色,color\n", &["2@2 zh-CN:颜色 zh-TW:顏色 en:color"], &[]);
    check("zh-CN,en-US\n颜色,color\n", &["2@2 zh:颜色 en:color"], &[]);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE martif [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n\
        <martif><termEntry><langSet xml:lang='en'><tig><term>&b;</term></tig><tig><term>&f;</term></tig>\
        <tig><term>kept</term></tig></langSet></termEntry></martif>";
    check(
        bomb,
        &["2@2 en:kept"],
        &[
            "error: terms, line 2: entity `&b;` in a term, skipped",
            "error: terms, line 2: entity `&f;` in a term, skipped",
        ],
    );
}

#[test]
fn no_tbx() {
    let deep = format!("<tbx>{}", "<a>".repeat(400));
    for (text, want) in [
        (
            "<tmx version='1.4'></tmx>",
            "terms: expected TBX (`<martif>` or `<tbx>`) or a table (CSV, TSV), found `<tmx>`",
        ),
        (
            "<martif>\n <text>\n  报告</tig>",
            "terms, line 3, column 11: not well-formed XML: the file ends before",
        ),
        (
            "<martif>\n<text>",
            "terms, line 2, column 7: not well-formed XML: the file ends before all elements are closed",
        ),
        ("<martif a='", "terms, line 1, column"),
        (&deep, "terms, line 1, column 771: not well-formed XML: more than 256 elements inside each other"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
}

proptest! {
    #[test]
    fn any_table(text in "(en|fr|id|#|[a-b]|[,;\t\"\n\r|]){0,40}") {
        let _ = read(&text);
        let _ = read(&format!("id,en,fr\n{text}"));
    }

    #[test]
    fn any_xml(parts in prop::collection::vec(prop::sample::select(&[
        "<", ">", "/", "<martif>", "<tbx>", "</tbx>", "<termEntry id='1'>", "</termEntry>", "<langSet xml:lang='en'>",
        "</langSet>", "<term>", "</term>", "<term/>", "&amp;", "&x;", "&#0;", "&", "<!--", "-->", "<![CDATA[", "]]>", "<?",
        "a", "报", " xml:lang='", "\n", "<!DOCTYPE a [", "]>",
    ][..]), 0..30)) {
        let _ = read(&parts.concat());
        let _ = read(&format!("<tbx>{}", parts.concat()));
    }

    #[test]
    fn lines_of_a_table_are_right(rows in prop::collection::vec("[ab]?,[cd]?|#x||,", 0..12)) {
        let text = format!("en,fr\n{}", rows.join("\n"));
        let want: Vec<u32> = (2u32..)
            .zip(&rows)
            .filter(|(_, row)| row.contains(char::is_alphabetic) && !row.starts_with('#'))
            .map(|(line, _)| line)
            .collect();
        let got: Vec<u32> = read(&text).unwrap().value.entries.iter().map(|e| e.line).collect();
        prop_assert_eq!(got, want);
    }
}

#[test]
fn tbx_is_known_whatever_it_is_packed_in() {
    let folder = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = format!("\u{FEFF}{}", TBX2.replace("UTF-8", "UTF-16"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, TBX2.as_bytes()).unwrap();
    for bytes in [TBX2.as_bytes().to_vec(), packed.finish().unwrap(), utf16] {
        let path = folder.path().join("terms");
        std::fs::write(&path, bytes).unwrap();
        let read = Importer::default().read_term_base(&path).unwrap();
        assert_eq!(entries(&read.value), entries(&self::read(TBX2).unwrap().value));
    }
}
