package io.likeness.storage;

import io.likeness.common.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Addresses of pictures that are not there, or not for the one who asks, answer 404; only the log learns of lost files. */
@RestControllerAdvice(basePackages = "io.likeness")
class PictureErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PictureErrors.class);

    @ExceptionHandler(NotFound.class)
    ResponseEntity<Void> notFound() {
        return ResponseEntity.notFound().build();
    }

    @ExceptionHandler
    ResponseEntity<Void> lost(StorageException failure) {
        LOG.warn("A picture that is known cannot be served", failure);
        return ResponseEntity.notFound().build();
    }
}
