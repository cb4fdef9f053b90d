package ru.metodkarta.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param directory where content lies; a local folder or a mount that all instances share
 * @param maxSize largest file that is taken
 */
@ConfigurationProperties("metodkarta.files")
record FilesProperties(Path directory, @DefaultValue("20MB") DataSize maxSize) {}
