use super::*;
use crate::Limits;

/// The stretches, separated by `|`; units in brackets, one that is cut in braces.
fn cut(xml: &str) -> String {
    let limits = Limits::default();
    let mut stretches = Stretches::new(Stream::new(xml.as_bytes(), &limits).unwrap(), &["tu"]);
    let mut out = Vec::new();
    while let Some(stretch) = stretches.next().unwrap() {
        let text = String::from_utf8(stretch.bytes).unwrap();
        out.push(match stretch.kind {
            Kind::Between => text,
            Kind::Unit => format!("[{text}]"),
            Kind::Cut => format!("{{{text}}}"),
        });
    }
    out.join("|")
}

#[test]
fn units_and_what_is_between() {
    for (xml, want) in [
        ("<a><tu>b</tu></a>", "<a>|[<tu>b</tu>]|</a>"),
        (
            "<a>\n<tu>b</tu>\n<x:tu c='d'>e</x:tu >\n</a>",
            "<a>|\n|[<tu>b</tu>]|\n|[<x:tu c='d'>e</x:tu >]|\n</a>",
        ),
        ("<a><tu/><tuv>c</tuv></a>", "<a>|[<tu/>]|<tuv>|c</tuv>|</a>"),
        // What is wrong stays in its unit.
        ("<tu>b<tu>c</tu>", "[<tu>b]|[<tu>c</tu>]"),
        ("<tu>b < c</tu><tu>d & e</tu>", "[<tu>b < c</tu>]|[<tu>d & e</tu>]"),
        ("<tu><b c=\"d></tu><tu>e</tu>", "[<tu><b c=\"d></tu>]|[<tu>e</tu>]"),
        ("<tu>b", "{<tu>b}"),
        // Comments and literal text may hold tags of units.
        ("<!-- <tu>b</tu> --><tu>c</tu>", "<!-- <tu>b</tu> -->|[<tu>c</tu>]"),
        ("<tu><![CDATA[</tu>]]>b</tu>c", "[<tu><![CDATA[</tu>]]>b</tu>]|c"),
        ("<tu><!-- </tu>b<tu>c</tu>", "[<tu><!-- </tu>]|b|[<tu>c</tu>]"),
        ("<tu><!-- </tu>b</a>", "[<tu><!-- </tu>]|b</a>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a d='>'>e</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]>|<a d='>'>|e</a>"),
        ("<a b='c><tu>d</tu>", "<a b='c>|[<tu>d</tu>]"),
        ("1 < 2 <a>", "1 < 2 <a>"),
        ("<!-->b-->c>", "<!-->b-->|c>"),
    ] {
        assert_eq!(cut(xml), want, "{xml}");
    }
}

#[test]
fn hostile_files_take_linear_time() {
    for part in ["<tu><![CDATA[</tu>", "<tu>", "</tu>", "<tu><!--", "<a b='", "<"] {
        let begun = std::time::Instant::now();
        cut(&part.repeat(100_000));
        cut(&format!("<tu><!--{}", part.repeat(100_000)));
        assert!(begun.elapsed().as_secs() < 5, "{part}");
    }
}
