//! XLIFF 1.2, its flavours, and XLIFF 2.

use hexapla_model::BlockKind;

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(Format::Xliff, "lakes.xlf", text.as_bytes())
}

fn one(units: &str) -> String {
    format!(
        "<xliff version='1.2'><file source-language='en-US' target-language='fr' original='a.txt'><header>\
         <skl><internal-file>x</internal-file></skl></header><body>\n{units}\n</body></file></xliff>"
    )
}

fn two(units: &str) -> String {
    format!("<xliff version='2.0' srcLang='en' trgLang='zh-CN'><file id='f'>\n{units}\n</file></xliff>")
}

#[test]
fn units_of_both_versions() {
    for (text, want) in [
        (
            one(
                "<trans-unit id='7'><source>lake</source><target state='translated'>lac</target></trans-unit>",
            ),
            "7 lake|lac",
        ),
        (one("<group><trans-unit><source>lake</source></trans-unit></group>"), "2 lake"),
        (
            one(
                "<trans-unit id='1'><source>A <g id='1'>deep<x id='2'/></g> <bpt id='3'>{\\b</bpt>lake<ph id='4'>[1]<sub>note</sub></ph></source>\
                 <target>Un <mrk mtype='term'>lac</mrk></target><alt-trans><source>no</source><target>non</target></alt-trans></trans-unit>",
            ),
            "1 A deep lake|Un lac",
        ),
        (
            two(
                "<unit id='u1' name='r#1'><segment id='s1'><source>A<cp hex='0001'/> <pc id='1'>lake</pc><ph id='2'/></source>\
                 <target>湖</target></segment></unit>",
            ),
            "r#1 A\u{1} lake|湖",
        ),
        (
            two("<unit id='u1'><segment id='a'><source>One.</source><target>一。</target></segment>\
                 <ignorable><source> </source></ignorable>\
                 <segment id='b'><source>Two.</source><target>二。</target></segment>\
                 <mtc:matches><mtc:match ref='#a'><source>no</source><target>不</target></mtc:match></mtc:matches></unit>"),
            "u1.a One.|一。/u1.b Two.|二。",
        ),
    ] {
        let read = read(&text).unwrap();
        assert_eq!(rows(&read.value).join("/"), want);
        assert_eq!(messages(&read), [""; 0]);
    }
}

#[test]
fn languages_that_the_file_does_not_name() {
    let file = |head: &str, target: &str| {
        format!(
            "<file original='x' source-language='en' {head}><body><trans-unit id='1'><source>The treaty enters into force.</source>\
             {target}</trans-unit></body></file>"
        )
    };
    let whole = |files: &str| format!("<xliff version='1.2'>\n{files}\n</xliff>");
    let french =
        "<target>Le traité entre en vigueur à la date de son approbation par les États parties.</target>";
    let short = "<target>Un.</target>";
    for (files, want_langs, told) in [
        (file("", "<target xml:lang='fr'>Un.</target>"), "en fr", ""),
        (file("target-language=''", "<target xml:lang='fr-CA'>Un.</target>"), "en fr", ""),
        (file("target-language='und'", "<target lang='fr'>Un.</target>"), "en fr", ""),
        (
            file("", french),
            "en fr",
            "note: lakes.xlf, line 2: the language of the target is not named: taken for fr",
        ),
        (
            file("target-language='fr'", short) + &file("", short),
            "en fr",
            "note: lakes.xlf, line 2: the language of the target is not named: taken for fr",
        ),
        (
            file("target-language='ru'", "<target>Да.</target>") + &file("", french),
            "en ru fr",
            "note: lakes.xlf, line 2: the language of the target is not named: taken for fr",
        ),
        (
            file("", short),
            "en",
            "error: lakes.xlf, line 2: the language of the target is neither named nor shown: 1 text skipped",
        ),
        (file("target-language='en-GB'", short), "en en-GB", ""),
        (file("", ""), "en", ""),
    ] {
        let read = read(&whole(&files)).unwrap();
        assert_eq!((langs(&read.value).as_str(), told_of(&read).as_str()), (want_langs, told), "{files}");
    }
    let two = "<xliff version='2.0' srcLang='en'><file id='f'><unit id='1'><segment><source>Water.</source>\
        <target xml:lang='zh-TW'>水。</target></segment></unit></file></xliff>";
    assert_eq!(langs(&read(two).unwrap().value), "en zh");
    let named = read_as(Format::Xliff, "messages.fr.xlf", whole(&file("", short)).as_bytes()).unwrap();
    assert_eq!(langs(&named.value), "en fr");
    let none = whole(
        "<file original='x'><body><trans-unit id='1'><source>1</source><target>1</target></trans-unit></body></file>",
    );
    assert!(
        read(&none)
            .unwrap_err()
            .starts_with("lakes.xlf: the languages of its texts are neither named nor shown")
    );
}

#[test]
fn a_second_text_of_a_side() {
    for (unit, want, what) in [
        ("<source>a</source><target>b</target>\n<target>c</target>", "1 a|b", "target"),
        ("<source>a</source>\n<source>c</source><target>b</target>", "1 a|b", "source"),
        ("<source>a</source><target>b</target>\n<target state='new'>c</target>", "1 a|b", "target"),
        (
            "<source>a</source><target>湖</target>\n<target xml:lang='ru'><g id='1'>озеро</g></target>",
            "1 a|湖",
            "target",
        ),
        ("<source>a</source><target/>\n<target>b</target>", "1 a|b", ""),
        ("<source>a</source><target>b</target>\n<target> </target>", "1 a|b", ""),
    ] {
        let read = read(&one(&format!("<trans-unit id='1'>{unit}</trans-unit>"))).unwrap();
        assert_eq!(rows(&read.value).join("/"), want, "{unit}");
        let told = match what {
            "" => String::new(),
            _ => format!("error: lakes.xlf, line 3: a second `<{what}>` in a unit, skipped"),
        };
        assert_eq!(told_of(&read), told, "{unit}");
    }
}

#[test]
fn texts_in_another_language_than_their_file() {
    let unit = |text: &str| one(&format!("<trans-unit id='1'><source>a</source>{text}</trans-unit>"));
    for (tag, want) in [("es", "en es"), ("ru-RU", "en ru"), ("zh-Hans", "en zh"), ("ar", "en ar")] {
        let read = read(&unit(&format!("<target xml:lang='{tag}'>b</target>"))).unwrap();
        assert_eq!(langs(&read.value), want);
        assert!(told_of(&read).contains("names"), "{}", told_of(&read));
        assert!(told_of(&read).starts_with("warning: lakes.xlf, line 2: the target names "));
    }
    for tag in ["fr", "fr-CA", "und", ""] {
        let read = read(&unit(&format!("<target xml:lang='{tag}'>b</target>"))).unwrap();
        assert_eq!((langs(&read.value).as_str(), told_of(&read).as_str()), ("en fr", ""));
    }
    let same = read(&unit("<target xml:lang='en-US'>b</target>")).unwrap();
    assert_eq!(rows(&same.value), ["1 a"]);
    assert!(told_of(&same).contains("error: lakes.xlf, line 2: a second text in en-US, skipped"));
}

/// What is reported about anything but ids.
fn told_of(read: &Warned<Corpus>) -> String {
    messages(read)
        .into_iter()
        .filter(|message| !message.contains("an earlier row"))
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn damage_loses_one_unit() {
    let unit = |id: u32, target: &str| {
        format!("<trans-unit id='{id}'><source>a</source><target>{target}</target></trans-unit>\n")
    };
    for (bad, rows_left) in [("R&D", 3), ("a < b", 3), ("<g id='1'>a", 2), ("a</g>", 2), ("<x id=\"1>", 2)] {
        let read = read(&one(&(unit(1, "é") + &unit(2, bad) + &unit(3, "é")))).unwrap();
        assert_eq!((read.value.units.len(), messages(&read).len()), (rows_left, 1), "{bad}");
        assert!(messages(&read)[0].starts_with("error: lakes.xlf, line 3: "), "{:?}", messages(&read));
    }
}

#[test]
fn segments_of_one_unit() {
    let unit = |target: &str| {
        one(&format!(
            "<trans-unit id='9'><source>One. Two.</source><seg-source><mrk mtype='seg' mid='1'>One.</mrk> \
             <mrk mtype='seg' mid='2'>Two <mrk mtype='term'>lakes</mrk>.</mrk></seg-source>{target}</trans-unit>"
        ))
    };
    for (target, want) in [
        (
            "<target><mrk mtype='seg' mid='1'>Un.</mrk> <mrk mtype='seg' mid='2'>Deux.</mrk></target>",
            "9.1 One.|Un./9.2 Two lakes.|Deux.",
        ),
        ("<target><mrk mtype='seg' mid='2'>Deux.</mrk></target>", "9.1 One.|/9.2 Two lakes.|Deux."),
        ("", "9.1 One./9.2 Two lakes."),
        ("<target>Un. Deux.</target>", "9 One. Two lakes.|Un. Deux."),
    ] {
        assert_eq!(rows(&read(&unit(target)).unwrap().value).join("/"), want);
    }
}

#[test]
fn targets_that_are_not_translated() {
    let text = two(
        "<unit id='1'><segment state='initial'><source>lake</source><target>lake</target></segment></unit>\n\
         <unit id='2'><segment state='final'><source>boat</source><target>船</target></segment></unit>",
    );
    let read_two = read(&text).unwrap();
    assert_eq!(rows(&read_two.value), ["1 lake|", "2 boat|船"]);
    assert_eq!(
        messages(&read_two),
        ["note: lakes.xlf, line 2: a target that is not translated yet, skipped"]
    );
    let text = one("<trans-unit id='1'><source>a</source><target state='new'>a</target></trans-unit>\
         <trans-unit id='2'><source>b</source><target state='needs-translation'>b</target></trans-unit>");
    let read_one = read(&text).unwrap();
    assert_eq!(rows(&read_one.value), ["1 a", "2 b"]);
    assert!(messages(&read_one)[0].contains("2 targets that are not translated yet"));
}

#[test]
fn targets_that_a_person_has_seen() {
    let states = |text: &str| -> Vec<bool> {
        read(text).unwrap().value.units.iter().map(|unit| unit.reviewed && unit.score >= 1.0).collect()
    };
    let unit = |n: u32, state: &str| {
        format!(
            "<unit id='{n}'><segment state='{state}'><source>lake</source><target>湖</target></segment></unit>"
        )
    };
    let all = [unit(1, "translated"), unit(2, "reviewed"), unit(3, "final")].concat();
    assert_eq!(states(&two(&all)), [false, true, true]);
    let unit = |n: u32, approved: &str, state: &str| {
        format!(
            "<trans-unit id='{n}'{approved}><source>lake</source><target{state}>lac</target></trans-unit>"
        )
    };
    let all = [unit(1, "", ""), unit(2, " approved='yes'", ""), unit(3, "", " state='signed-off'")].concat();
    assert_eq!(states(&one(&all)), [false, true, true]);
}

#[test]
fn marked_segments_that_lack_text() {
    let mark = |n: u32, text: &str| format!("<mrk mtype='seg' mid='{n}'>{text}</mrk>");
    let unit = |source: &str, segmented: &str, target: &str| {
        let text = one(&format!(
            "<trans-unit id='1'><source>{source}</source><seg-source>{segmented}</seg-source><target>{target}</target></trans-unit>"
        ));
        let read = read(&text).unwrap();
        (rows(&read.value).join(" "), messages(&read).len())
    };
    let target = format!("{} {}", mark(1, "un."), mark(2, "deux."));
    for (source, segmented, want, told) in [
        ("one. two.", format!("{} {}", mark(1, "one."), mark(2, "two.")), "1.1 one.|un. 1.2 two.|deux.", 0),
        (
            "one. two. three.",
            format!("{} {}", mark(1, "one."), mark(2, "two.")),
            "1 one. two. three.|un. deux.",
            1,
        ),
        (
            "one. two. three.",
            format!("{} {} three.", mark(1, "one."), mark(2, "two.")),
            "1 one. two. three.|un. deux.",
            1,
        ),
    ] {
        assert_eq!(unit(source, &segmented, &target), (want.to_owned(), told));
    }
}

#[test]
fn what_we_write() {
    let text = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"zh\">\n \
        <file id=\"f1\" original=\"r.txt\">\n  <notes>\n   <note category=\"symbol\">A/1</note>\n  </notes>\n  \
        <unit id=\"u1\" name=\"r#12.s1\">\n   <notes><note category=\"anchor\">12</note><note category=\"kind\">item</note>\
        <note category=\"score\">0.5</note></notes>\n   <segment id=\"s1\" state=\"translated\">\n    \
        <source xml:space=\"preserve\"> lake\n</source>\n    <target xml:space=\"preserve\">湖</target>\n   </segment>\n  \
        </unit>\n </file>\n</xliff>";
    let read = read(text).unwrap();
    assert_eq!(rows(&read.value), ["r#12.s1  lake\n|湖"]);
    let unit = &read.value.units[0];
    assert_eq!((unit.kind, unit.score, read.value.symbol.as_deref()), (BlockKind::Item, 0.5, Some("A/1")));
    assert_eq!(unit.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12"));
}

#[test]
fn broken_files() {
    let text =
        two("<unit id='1'><segment><source>a</source><target>b</target></segment></unit><unit id='2'>");
    let read_cut = read(text.split("\n</file>").next().unwrap()).unwrap();
    assert_eq!(rows(&read_cut.value), ["1 a|b"]);
    assert!(messages(&read_cut)[0].contains("the file ends before all elements are closed"));
    assert!(read("<tmx/>").unwrap_err().contains("expected XLIFF (`<xliff>`), found `<tmx>`"));
    assert!(read(&"<xliff>".repeat(100_000)).unwrap_err().contains("more than 256 elements"));
    assert_eq!(read(&two("")).unwrap_err(), "lakes.xlf: no text in it");
}
