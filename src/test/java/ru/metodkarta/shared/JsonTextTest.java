package ru.metodkarta.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void zeroCharactersGo() {
        assertThat(JsonText.withoutZeros("[\"a\\u0000\\u0000b\"]")).isEqualTo("[\"ab\"]");
    }

    @Test
    void lettersThatLookLikeOneStay() {
        String typed = "[\"a\\\\u0000b\"]";

        assertThat(JsonText.withoutZeros(typed)).isEqualTo(typed);
    }
}
