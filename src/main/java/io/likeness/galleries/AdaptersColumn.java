package io.likeness.galleries;

import io.likeness.models.adapter.AdapterId;
import io.likeness.tasks.AdapterUse;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adapters with their weights in one column, such as "id=0.8 id=1.0": a page of pictures needs no query for each. */
@Converter
class AdaptersColumn implements AttributeConverter<List<AdapterUse>, String> {

    private static final Pattern BETWEEN = Pattern.compile(" ");

    @Override
    public String convertToDatabaseColumn(List<AdapterUse> adapters) {
        return adapters.stream().map(use -> use.adapter() + "=" + use.weight()).collect(Collectors.joining(" "));
    }

    @Override
    public List<AdapterUse> convertToEntityAttribute(String column) {
        return BETWEEN.splitAsStream(column)
                .filter(use -> !use.isEmpty())
                .map(AdaptersColumn::use)
                .toList();
    }

    private static AdapterUse use(String text) {
        int equals = text.indexOf('=');
        return new AdapterUse(
                new AdapterId(UUID.fromString(text.substring(0, equals))),
                Double.parseDouble(text.substring(equals + 1)));
    }
}
