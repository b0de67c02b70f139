//! TMX and XLIFF.

use hexapla_formats::{Format, Options};
use hexapla_model::Lang;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use crate::sample::{corpus, odd_texts, of, options, written};

#[test]
fn tmx() {
    let want = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
 <header creationtool="hexapla" creationtoolversion="VERSION" segtype="sentence" o-tmf="hexapla" adminlang="en" srclang="en" datatype="plaintext"/>
 <body>
  <tu tuid="lakes#12.s1">
   <prop type="x-symbol">X/CONF.1/2 &amp; 3</prop>
   <prop type="x-anchor">12</prop>
   <prop type="x-kind">paragraph</prop>
   <prop type="x-score">0.9313</prop>
   <prop type="x-bead">2-1-1</prop>
   <tuv xml:lang="en">
    <seg>He said &quot;boats, oars&quot;	and &lt;ropes&gt;.</seg>
   </tuv>
   <tuv xml:lang="ar">
    <seg>قال «قوارب» 🚣</seg>
   </tuv>
   <tuv xml:lang="zh">
    <seg>他说“船”。
第二行</seg>
   </tuv>
  </tu>
  <tu tuid="lakes#3">
   <prop type="x-symbol">X/CONF.1/2 &amp; 3</prop>
   <prop type="x-anchor">3</prop>
   <prop type="x-kind">heading</prop>
   <prop type="x-score">0.7</prop>
   <prop type="x-bead">1-1-0</prop>
   <tuv xml:lang="en">
    <seg>=1+1</seg>
   </tuv>
   <tuv xml:lang="ar">
    <seg>é</seg>
   </tuv>
  </tu>
 </body>
</tmx>
"#;
    let got = written(Format::Tmx, "tmx", &corpus(), &Options::default());
    assert_eq!(got, want.replace("VERSION", env!("CARGO_PKG_VERSION")));
    let dated = options(|o| o.date = Some("20261123T120000Z".into()));
    let got = written(Format::Tmx, "tmx", &corpus(), &dated);
    assert!(got.contains(" creationdate=\"20261123T120000Z\"/>"));
}

#[test]
fn tmx_of_a_pair() {
    let options = options(|o| {
        o.pairs = true;
        o.lang_codes.extend([(Lang::EN, "en-GB".to_owned()), (Lang::ZH, "zh-CN".to_owned())]);
    });
    let got = written(Format::Tmx, "en-zh.tmx", &corpus(), &options);
    assert_eq!(got.matches("<tu ").count(), 1, "{got}");
    for part in ["srclang=\"en-GB\"", "<tuv xml:lang=\"en-GB\">", "<tuv xml:lang=\"zh-CN\">", ">2-1</prop>"] {
        assert!(got.contains(part), "{part} is not in\n{got}");
    }
}

#[test]
fn xliff() {
    let want = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh-CN">
 <file id="f1" original="in/lakes.en.txt">
  <notes>
   <note category="symbol">X/CONF.1/2 &amp; 3</note>
  </notes>
  <unit id="u1" name="lakes#12.s1">
   <notes>
    <note category="anchor">12</note>
    <note category="kind">paragraph</note>
    <note category="score">0.9313</note>
   </notes>
   <segment id="s1" state="translated">
    <source xml:space="preserve">He said &quot;boats, oars&quot;	and &lt;ropes&gt;<cp hex="0001"/>.</source>
    <target xml:space="preserve">他说“船”。&#13;
第二行</target>
   </segment>
  </unit>
  <unit id="u2" name="lakes#3">
   <notes>
    <note category="anchor">3</note>
    <note category="kind">heading</note>
   </notes>
   <segment id="s1" state="initial">
    <source xml:space="preserve">=1+1</source>
   </segment>
  </unit>
 </file>
</xliff>
"#;
    let options = options(|o| drop(o.lang_codes.insert(Lang::ZH, "zh-CN".into())));
    assert_eq!(written(Format::Xliff, "en-zh.xlf", &corpus(), &options), want);
}

fn reference(reference: &BytesRef<'_>) -> String {
    let entity = format!("&{};", reference.decode().unwrap());
    quick_xml::escape::unescape(&entity).unwrap().into_owned()
}

/// The texts of the elements `name` as a parser gives them, code points of XLIFF too.
pub(crate) fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut open) = (Vec::new(), None::<String>);
    loop {
        let event = reader.read_event().unwrap();
        match (&event, &mut open) {
            (Event::Start(e), _) if e.name().as_ref() == name.as_bytes() => open = Some(String::new()),
            (Event::End(e), _) if e.name().as_ref() == name.as_bytes() => texts.extend(open.take()),
            (Event::Text(text), Some(open)) => {
                assert!(text.iter().all(|byte| *byte != b'\r'), "a parser makes a line feed of it");
                open.push_str(&text.decode().unwrap());
            }
            (Event::GeneralRef(found), Some(open)) => open.push_str(&reference(found)),
            (Event::Empty(e), Some(open)) if e.name().as_ref() == b"cp" => {
                let hex = e.try_get_attribute("hex").unwrap().unwrap();
                let code = u32::from_str_radix(
                    &hex.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap(),
                    16,
                )
                .unwrap();
                open.push(char::from_u32(code).unwrap());
            }
            (Event::Eof, _) => return texts,
            _ => {}
        }
    }
}

#[test]
fn odd_texts_stay_as_they_are_in_xliff() {
    let odd = odd_texts();
    let xml = written(Format::Xliff, "en-zh.xlf", &of(&odd), &Options::default());
    let (sources, targets): (Vec<String>, Vec<String>) = odd.into_iter().unzip();
    assert_eq!(texts(&xml, "source"), sources);
    assert_eq!(texts(&xml, "target"), targets);
}
