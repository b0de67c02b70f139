//! TBX and the page.

use hexapla_formats::{Format, Options};

use crate::sample::written;

const TBX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en">
 <martifHeader>
  <fileDesc>
   <titleStmt>
    <title>lakes</title>
   </titleStmt>
   <sourceDesc>
    <p>Made by hexapla VERSION</p>
   </sourceDesc>
  </fileDesc>
 </martifHeader>
 <text>
  <body>
   <termEntry id="c1">
    <descrip type="subjectField">lakes &amp; rivers</descrip>
    <transacGrp>
     <transac type="transactionType">origination</transac>
     <transacNote type="responsibility">hexapla VERSION</transacNote>
    </transacGrp>
    <note>score: 0.9313</note>
    <note>frequency: 7</note>
    <note>kind: body</note>
    <note>small, or a &quot;skiff&quot;?</note>
    <langSet xml:lang="en">
     <tig>
      <term>rowing &quot;boat&quot;, small</term>
      <termNote type="termType">fullForm</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <note>en frequency: 5</note>
      <descripGrp>
       <descrip type="context">The &lt;RB&gt; sank.</descrip>
       <admin type="source">X/1, 12</admin>
      </descripGrp>
     </tig>
     <tig>
      <term>RB</term>
      <termNote type="termType">acronym</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <note>en frequency: 2</note>
     </tig>
    </langSet>
    <langSet xml:lang="ar">
     <tig>
      <term>قارب</term>
      <termNote type="termType">fullForm</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="grammaticalNumber">plural</termNote>
      <note>ar frequency: 6</note>
     </tig>
    </langSet>
    <langSet xml:lang="zh">
     <tig>
      <term>小|船</term>
      <termNote type="termType">fullForm</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <note>zh frequency: 4</note>
      <descripGrp>
       <descrip type="context">那只船
沉了。</descrip>
       <admin type="source">X/1, 12</admin>
      </descripGrp>
     </tig>
     <tig>
      <term>=船;	1</term>
      <termNote type="termType">variant</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <note>zh frequency: 3</note>
     </tig>
    </langSet>
   </termEntry>
   <termEntry id="c2">
    <transacGrp>
     <transac type="transactionType">origination</transac>
     <transacNote type="responsibility">hexapla VERSION</transacNote>
    </transacGrp>
    <note>score: 0.5</note>
    <note>frequency: 1</note>
    <note>term base: conflicting, entry T&lt;1&gt;</note>
    <note>term base has: en: mare</note>
    <langSet xml:lang="en">
     <tig>
      <term>étang</term>
      <termNote type="termType">fullForm</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <note>en frequency: 1</note>
      <note>status: conflicting</note>
     </tig>
    </langSet>
   </termEntry>
  </body>
 </text>
</martif>
"#;

#[test]
fn tbx() {
    let got = written(Format::Tbx, &Options::default());
    assert_eq!(got, TBX.replace("VERSION", env!("CARGO_PKG_VERSION")));
}

#[test]
fn tbx_3_differs_in_names() {
    let mut options = Options::default();
    options.date = Some("20261123T120000Z".into());
    let root = r#"tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2""#;
    let names = [
        ("martif type=\"TBX\" xml:lang=\"en\"", root),
        ("/martif>", "/tbx>"),
        ("martifHeader", "tbxHeader"),
        ("termEntry", "conceptEntry"),
        ("langSet", "langSec"),
        ("tig>", "termSec>"),
        ("by hexapla VERSION", "by hexapla VERSION, 20261123T120000Z"),
        ("VERSION</transacNote>", "VERSION</transacNote>\n     <date>2026-11-23</date>"),
        // TBX-Basic has no data category for it.
        ("<termNote type=\"grammaticalNumber\">plural</termNote>", "<note>grammatical number: plural</note>"),
        ("VERSION", env!("CARGO_PKG_VERSION")),
    ];
    let want = names.iter().fold(TBX.to_owned(), |xml, (two, three)| xml.replace(two, three));
    assert_eq!(written(Format::Tbx3, &options), want);
}

#[test]
fn skos() {
    let mut options = Options::default();
    options.date = Some("20261123T120000Z".into());
    let want = r#"@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<#glossary> a skos:ConceptScheme ;
  dcterms:title "lakes" ;
  dcterms:creator "hexapla VERSION" ;
  dcterms:created "20261123T120000Z" .

<#c1> a skos:Concept ;
  skos:inScheme <#glossary> ;
  skos:notation "c1" ;
  skos:prefLabel "rowing \"boat\", small"@en ;
  skos:altLabel "RB"@en ;
  skos:prefLabel "قارب"@ar ;
  skos:prefLabel "小|船"@zh ;
  skos:hiddenLabel "=船;\t1"@zh ;
  dcterms:subject "lakes & rivers" ;
  skos:editorialNote "score 0.9313, frequency 7" ;
  skos:example "The <RB> sank. (X/1, 12)"@en ;
  skos:example "那只船\n沉了。 (X/1, 12)"@zh .

<#c2> a skos:Concept ;
  skos:inScheme <#glossary> ;
  skos:notation "c2" ;
  skos:prefLabel "étang"@en ;
  skos:editorialNote "score 0.5, frequency 1" ;
  skos:editorialNote "term base: conflicting, entry T<1>" ;
  skos:editorialNote "term base has: en: mare" .
"#;
    assert_eq!(written(Format::Skos, &options), want.replace("VERSION", env!("CARGO_PKG_VERSION")));
}

#[test]
fn html() {
    let got = written(Format::Html, &Options::default());
    for part in [
        "<title>lakes</title>",
        "<p>2 entries, best first. ",
        "<th scope=\"col\" class=\"lang\" dir=\"rtl\">Arabic</th>",
        "<td lang=\"en\"><div><bdi>rowing &quot;boat&quot;, small</bdi><small>5</small></div>",
        "<div class=\"other\"><bdi>RB</bdi><small>2 acronym</small></div></td>",
        "<td lang=\"ar\" dir=\"rtl\"><div><bdi>قارب</bdi><small>6</small></div></td>",
        "<summary>1 context</summary>",
        "<dt>en</dt><dd lang=\"en\">The &lt;<mark>RB</mark>&gt; sank.</dd>",
        "<dt>zh</dt><dd lang=\"zh\">那只<mark>船</mark>\n沉了。</dd>",
        "<div class=\"expected\">expected <bdi>mare</bdi></div>",
        "<span class=\"conflicting\">conflicting</span> <bdi>T&lt;1&gt;</bdi>",
    ] {
        assert!(got.contains(part), "{part} is not in\n{got}");
    }
    assert_eq!(got.matches("<tbody").count(), 2);
    assert!(!got.contains("http"), "the page asks for nothing from elsewhere");
}
