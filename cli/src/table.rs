//! Parquet: rows in groups, and files put together without reading their rows.

use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
    sync::Arc,
};

use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    column::writer::ColumnCloseResult,
    errors::ParquetError,
    file::{
        metadata::{ParquetMetaData, ParquetMetaDataReader},
        properties::{EnabledStatistics, WriterProperties},
        writer::SerializedFileWriter,
    },
};
use unchaff_arrow::{Batch, Row};

use crate::{
    page::{Printed, Selections},
    parts::PART_ITEMS,
};

/// A Parquet file that is being written.
pub(crate) struct Table<W: Write + Send> {
    batch: Batch,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> Table<W> {
    pub(crate) fn new(out: W) -> io::Result<Self> {
        let properties = Some(properties().build());
        let writer = ArrowWriter::try_new(out, unchaff_arrow::schema(), properties);
        Ok(Self { batch: Batch::new(), writer: writer.map_err(failed)? })
    }

    pub(crate) fn put(&mut self, id: &str, printed: &Printed) -> io::Result<()> {
        let Selections { text, markdown, .. } = printed.selections;
        let row = Row::default().id(id).selection(text).markdown_selection(markdown);
        let row = printed.url.as_deref().map_or(row, |url| row.url(url));
        match (&printed.page, &printed.failure) {
            (_, Some(failure)) => self.batch.push_error(row, &failure.to_string()),
            (Some(page), None) => self.batch.push(row, page),
            (None, None) => {}
        }
        if self.batch.len() == PART_ITEMS { self.end_group() } else { Ok(()) }
    }

    /// Writes the end of the file.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        if !self.batch.is_empty() {
            self.end_group()?;
        }
        self.writer.into_inner().map_err(failed)
    }

    fn end_group(&mut self) -> io::Result<()> {
        self.writer.write(&self.batch.finish()).map_err(failed)?;
        self.writer.flush().map_err(failed)
    }
}

/// Copies the groups of files into one file, as they are.
pub(crate) fn join<W: Write + Send>(parts: &[PathBuf], out: W) -> io::Result<W> {
    let read = |path: &PathBuf| -> io::Result<(File, ParquetMetaData)> {
        let file = File::open(path)?;
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&file).map_err(failed)?;
        Ok((file, metadata))
    };
    let Some((_, first)) = parts.first().map(read).transpose()? else {
        return Table::new(out)?.finish();
    };
    let file = first.file_metadata();
    let about = file.key_value_metadata().cloned();
    let properties = properties().set_key_value_metadata(about).build();
    let schema = file.schema_descr().root_schema_ptr();
    let mut writer =
        SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(failed)?;
    for part in parts {
        let (file, metadata) = read(part)?;
        copy(&file, &metadata, &mut writer).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn copy<W: Write + Send>(
    part: &File,
    metadata: &ParquetMetaData,
    writer: &mut SerializedFileWriter<W>,
) -> Result<(), ParquetError> {
    for group in metadata.row_groups() {
        let mut copied = writer.next_row_group()?;
        for column in group.columns() {
            let close = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or_default(),
                rows_written: u64::try_from(group.num_rows()).unwrap_or_default(),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            copied.append_column(part, close)?;
        }
        copied.close()?;
    }
    Ok(())
}

/// Indices of pages are left out: texts are not looked up by their order, and what is not there
/// need not be joined.
fn properties() -> parquet::file::properties::WriterPropertiesBuilder {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_created_by(format!("unchaff {}", env!("CARGO_PKG_VERSION")))
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner.to_string()),
        },
        error => io::Error::other(error.to_string()),
    }
}
