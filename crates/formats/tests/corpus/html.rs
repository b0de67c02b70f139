//! The page.

use hexapla_formats::{Format, Options};
use hexapla_model::{Anchor, BlockKind, Corpus, Lang};

use crate::markup::texts;
use crate::sample::{corpus, odd_texts, of, options, written};

#[test]
fn a_row() {
    let page = written(Format::Html, "html", &corpus(), &Options::default());
    let (_, body) = page.split_once("<tbody>\n").unwrap();
    let want = "<tr><th scope=\"row\" class=\"place\" title=\"lakes#12.s1\"><a id=\"p12\" href=\"#p12\">12</a>\
        <small title=\"score 0.9313\"><i style=\"width:93%\"></i></small></th>\n\
        <td lang=\"en\">He said &quot;boats, oars&quot;\tand &lt;ropes&gt;.</td>\n\
        <td lang=\"ar\" dir=\"rtl\">قال «قوارب» 🚣</td>\n\
        <td lang=\"zh\">他说“船”。&#13;\n第二行</td>\n</tr>\n";
    assert!(body.starts_with(want), "{body}");
    // Latin letters in an Arabic column, a heading, doubt, a gap.
    assert!(body.contains("<td lang=\"ar\" dir=\"ltr\">e\u{301}</td>\n<td lang=\"zh\"></td>"), "{body}");
    assert!(body.contains("<tr class=\"heading doubtful gap\">"), "{body}");
    assert!(body.contains("<small title=\"score 0.7\">0.70<i"), "{body}");
    // A language alone has the score 0, and is below 0.9 as in the spreadsheet.
    let alone = "<tr class=\"doubtful gap\"><th scope=\"row\" class=\"place\" title=\"lakes#b4\">\
        <small class=\"low\" title=\"score 0\">0.00<i style=\"width:0%\"></i></small></th>";
    assert!(body.contains(alone), "{body}");
}

#[test]
fn it_needs_nothing_else() {
    let page = written(Format::Html, "html", &corpus(), &Options::default());
    for outside in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("X/CONF.1/2 &amp; 3 · 3 rows of sentences · English, Arabic, Chinese"));
    assert!(page.contains("<th scope=\"col\" class=\"lang\" dir=\"rtl\">Arabic</th>"));
}

#[test]
fn a_link_has_one_target() {
    let mut corpus = corpus();
    corpus.units[1].anchor = corpus.units[0].anchor.clone();
    corpus.units[1].kind = corpus.units[0].kind;
    corpus.units[2].anchor = Some("art 20.4".parse::<Anchor>().unwrap());
    let page = written(Format::Html, "html", &corpus, &Options::default());
    assert_eq!(page.matches("id=\"p12\"").count(), 1);
    assert_eq!(page.matches("href=\"#p12\"").count(), 2);
    assert!(page.contains("<a id=\"part-20.4\" href=\"#part-20.4\">art 20.4</a>"), "{page}");
}

#[test]
fn notes_differ_from_paragraphs() {
    let mut corpus = corpus();
    corpus.units[0].kind = BlockKind::Footnote;
    let page = written(Format::Html, "html", &corpus, &Options::default());
    assert!(page.contains("<a id=\"n12\" href=\"#n12\">note 12</a>"), "{page}");
}

#[test]
fn a_note_mark_in_arabic_is_not_part_of_the_number_before_it() {
    let pair = ("In 2019.¹".to_owned(), "في عام 2019.¹".to_owned());
    let mut corpus = of(&[pair]);
    corpus.langs[1] = Lang::AR;
    let page = written(Format::Html, "html", &corpus, &Options::default());
    assert!(page.contains(">In 2019.¹</td>") && page.contains(">في عام 2019.<bdi>¹</bdi></td>"), "{page}");
}

#[test]
fn languages_are_below_each_other_where_they_do_not_fit() {
    let page = written(Format::Html, "html", &corpus(), &Options::default());
    assert!(
        page.contains("media=\"screen and (max-width: 36rem)\""),
        "three columns of 10rem and the numbers"
    );
}

#[test]
fn codes_are_languages_of_cells() {
    let options = options(|o| drop(o.lang_codes.insert(Lang::ZH, "zh-Hant".into())));
    assert!(written(Format::Html, "html", &corpus(), &options).contains("<td lang=\"zh-Hant\">"));
    let empty = written(Format::Html, "html", &Corpus::default(), &options);
    assert!(empty.contains("<title>Corpus</title>") && empty.contains("0 rows"));
}

#[test]
fn markup_in_texts_is_text() {
    let odd = odd_texts();
    let page = written(Format::Html, "html", &of(&odd), &Options::default());
    let (_, body) = page.split_once("<tbody>").unwrap();
    let (body, _) = body.split_once("</tbody>").unwrap();
    let kept = |text: &String| {
        text.replace(|c: char| c < ' ' && !"\t\n\r".contains(c), "").replace(['\u{FFFE}', '\u{FFFF}'], "")
    };
    let want: Vec<String> = odd.iter().flat_map(|(a, b)| [kept(a), kept(b)]).collect();
    assert_eq!(texts(body, "td"), want);
}
