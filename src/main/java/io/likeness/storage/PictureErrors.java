package io.likeness.storage;

import io.likeness.common.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Addresses of pictures that are not there, or not for the one who asks, answer 404 without a word. */
@RestControllerAdvice(basePackages = "io.likeness")
class PictureErrors {

    @ExceptionHandler({NotFound.class, StorageException.class})
    ResponseEntity<Void> notFound() {
        return ResponseEntity.notFound().build();
    }
}
