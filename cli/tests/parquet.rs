//! Parquet files.

mod common;

use std::fs::File;

use arrow_array::{Array, RecordBatch, cast::AsArray};
use common::{Folder, PDF, gzip, html, objects, page, record};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// More pages than a group of rows has.
const PAGES: usize = 300;

/// The rows of a file, and how many groups they are in.
fn rows(folder: &Folder, name: &str) -> (Vec<RecordBatch>, usize) {
    let file = File::open(folder.path(name)).expect("the command wrote the file");
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("it is Parquet");
    assert_eq!(builder.schema(), &unchaff_arrow::schema());
    let groups = builder.metadata().num_row_groups();
    let batches = builder.build().expect("it has rows").map(|batch| batch.expect("a batch"));
    (batches.collect(), groups)
}

/// The texts of a column.
fn column(batches: &[RecordBatch], name: &str) -> Vec<Option<String>> {
    let texts = batches.iter().flat_map(|batch| {
        let column = batch.column_by_name(name).expect("a column");
        column.as_string::<i32>().iter().map(|text| text.map(str::to_owned)).collect::<Vec<_>>()
    });
    texts.collect()
}

#[test]
fn rows_say_what_lines_say() {
    let folder = Folder::new(&[]);
    let mut archive = Vec::new();
    for number in 0..PAGES {
        let page = if number == 7 { PDF.to_owned() } else { page(number) };
        archive.extend(gzip(&html(&format!("http://a.example/{number}"), &page)));
    }
    folder.write("a.warc.gz", &archive);
    folder.command(&["a.warc.gz", "--format", "parquet", "-o", "a.parquet"]).assert().code(1);
    let (batches, groups) = rows(&folder, "a.parquet");
    assert_eq!(groups, 2);
    let output = folder.command(&["a.warc.gz", "--json"]).output().expect("it starts");
    let lines = objects(&String::from_utf8_lossy(&output.stdout));
    for (of_row, of_line) in [
        ("id", "id"),
        ("title", "title"),
        ("lang", "language"),
        ("text", "text"),
        ("error", "error"),
    ] {
        let want: Vec<_> = lines.iter().map(|it| it[of_line].as_str().map(str::to_owned)).collect();
        assert_eq!(column(&batches, of_row), want, "{of_row}");
    }
    let urls = column(&batches, "url");
    assert_eq!(urls[8].as_deref(), Some("http://a.example/8"));
    assert_eq!(column(&batches, "author")[0].as_deref(), Some("Ann Lee"));
    let blocks: usize = lines.iter().filter_map(|it| it["blocks"].as_array()).map(Vec::len).sum();
    let lists = batches.iter().map(|batch| batch["blocks"].as_list::<i32>().values().len());
    assert_eq!(lists.sum::<usize>(), blocks);
}

#[test]
fn a_table_may_go_through_a_pipe_or_into_a_folder() {
    let folder =
        Folder::new(&[("in/a.html", page(1).as_bytes()), ("in/b.html", page(2).as_bytes())]);
    folder.write("in/c.warc", &html("http://a.example/", &page(3)));
    folder.write("in/d.warc", &record("warcinfo", "http://a.example/", "text/plain", b"Rain"));
    let args = ["--format", "parquet", "--quiet", "--input-dir", "in"];
    let output = folder.command(&args).output().expect("it starts");
    folder.write("pipe.parquet", &output.stdout);
    let ids = column(&rows(&folder, "pipe.parquet").0, "id");
    let want = ["in/a.html", "in/b.html", "http://a.example/"].map(|id| Some(id.to_owned()));
    assert_eq!(ids, want);
    folder.command(&[&args[..], &["--output-dir", "out"]].concat()).assert().success();
    assert_eq!(folder.list("out"), ["a.parquet", "b.parquet", "c.parquet", "d.parquet"]);
    assert_eq!(column(&rows(&folder, "out/b.parquet").0, "id"), [Some("in/b.html".to_owned())]);
    assert!(rows(&folder, "out/d.parquet").0.is_empty());
}

#[test]
fn what_else_stands_in_the_text_stands_in_the_row() {
    let folder = Folder::new(&[("a.html", page(1).as_bytes())]);
    let args = ["a.html", "--format", "parquet", "--select", "standfirst", "-o", "a.parquet"];
    folder.check(&args, "", (0, "", ""));
    let text = column(&rows(&folder, "a.parquet").0, "text").remove(0).expect("it has a text");
    assert!(text.starts_with("Forty houses are without power.\n\n"), "{text}");
}

#[test]
fn columns_have_what_was_chosen() {
    let folder = Folder::new(&[("a.html", page(2).as_bytes())]);
    let chosen = ["--select", "standfirst", "--images", "--omit", "title"];
    let args = [["a.html", "--format", "parquet", "-o", "a.parquet"], chosen].concat();
    folder.command(&args).assert().success();
    let (batches, _) = rows(&folder, "a.parquet");
    let begins = |name: &str, with: &str| {
        let text = column(&batches, name).swap_remove(0).expect("a text");
        assert!(text.starts_with(with), "{text}");
        text
    };
    begins("text", "Forty houses");
    assert!(begins("markdown", "**Forty houses").contains("\n\n![A road](road.jpg)\n\n"));
}
