//! One object per row, one object per document.

use hexapla_model::BlockKind;

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(Format::Mnbvc, "lakes.jsonl", text.as_bytes())
}

#[test]
fn an_object_a_row() {
    let text = concat!(
        r#"{"文件名":"a_70_1.txt","是否待查文件":false,"段落数":2,"行号":1,"是否重复":false,"it_text":"","zh_text":"湖","en_text":"Lake","cht_text":"","other1_text":"","扩展字段":"{\"other_texts\": {\"pl\": \"Jezioro\"}}","时间":"20240316","zh_text_md5":"x"}"#,
        "\n",
        r#"{"\u6587\u4ef6\u540d":"a_70_1.txt","行号":2,"zh_text":"","en_text":"Boat","cht_text":"船","扩展字段":"{}"}"#,
        "\n",
        r#"{"文件名":"a_70_1.txt","行号":3,"zh_text":"","en_text":" ","other1_text":"?","扩展字段":"not JSON"}"#,
    );
    let read = read(text).unwrap();
    assert_eq!(langs(&read.value), "zh en pl");
    assert_eq!(rows(&read.value), ["a_70_1#1 湖|Lake|Jezioro", "a_70_1#2 船|Boat|"]);
    assert_eq!(read.value.name, "a_70_1");
    assert_eq!(
        messages(&read),
        [
            "error: lakes.jsonl, line 3: unknown language `other1`: its text is skipped",
            "note: lakes.jsonl: a row without text, skipped"
        ]
    );
}

#[test]
fn an_object_a_document() {
    let text = r#"{"文件名":"b.txt","段落":[{"行号":7,"zh_text":"湖","en_text":"Lake"},{"行号":7,"zh_text":"船","en_text":"Boat"}],"扩展字段":"{}"}
        {"文件名":"c.txt","段落":[{"行号":1,"zh_text":"河","fr_text":"Rivière"}]}
        {"文件名":"d.txt","段落":3}
        []"#;
    let read = read(text).unwrap();
    assert_eq!(rows(&read.value), ["b#7 湖|Lake|", "b#7~2 船|Boat|", "c#1 河||Rivière"]);
    assert_eq!(read.value.name, "lakes");
    let told = messages(&read);
    assert!(told[0].starts_with("error: lakes.jsonl, line 3: `段落` holds no rows, skipped"), "{told:?}");
    assert!(told[1].starts_with("error: lakes.jsonl, line 4: not a row of a corpus, skipped"), "{told:?}");
}

#[test]
fn what_we_write() {
    let text = r#"{"文件名":"r.mnbvc.jsonl","行号":1,"zh_text":"湖","en_text":"Lake","扩展字段":"{\"k\":\"r#12.s1\",\"anchor\":\"12\",\"kind\":\"paragraph\",\"score\":0.9313,\"symbol\":\"A/1\"}"}"#;
    let corpus = read(text).unwrap().value;
    let unit = &corpus.units[0];
    assert_eq!((unit.id.as_str(), unit.kind, unit.score), ("r#12.s1", BlockKind::Paragraph, 0.9313));
    assert_eq!(unit.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12"));
    assert_eq!((corpus.name.as_str(), corpus.symbol.as_deref()), ("r", Some("A/1")));
}

#[test]
fn a_document_may_be_longer_than_a_line() {
    let limits = Limits::default().line_bytes(10);
    let text = r#"{"文件名":"b.txt","段落":[{"行号":7,"zh_text":"湖","en_text":"Lake"}]}"#;
    assert!(read_within(&limits, Format::Mnbvc, "a", text.as_bytes()).is_ok());
}
