<?php
/**
 * What orders, products and refunds have in common: a post whose properties are one meta value.
 */

declare( strict_types=1 );

abstract class WC_Test_Record {
	protected int $id = 0;

	/** @var array<string, mixed> */
	protected array $data;

	/** @param array<string, mixed> $data */
	public function __construct( int $id = 0, array $data = array() ) {
		$this->id   = $id;
		$this->data = $data;
	}

	public function get_id(): int {
		return $this->id;
	}

	/** @return mixed get_billing_email() and set_billing_email( $value ) without writing each. */
	public function __call( string $name, array $arguments ) {
		$property = substr( $name, 4 );
		if ( 0 === strpos( $name, 'set_' ) ) {
			$this->data[ $property ] = $arguments[0];
			return null;
		}
		if ( 0 === strpos( $name, 'get_' ) && array_key_exists( $property, $this->data + static::DEFAULTS ) ) {
			return ( $this->data + static::DEFAULTS )[ $property ];
		}
		throw new BadMethodCallException( static::class . '::' . $name . ' is not in the stand-in' );
	}

	public function get_status(): string {
		$status = get_post_status( $this->id ) ?: 'draft';
		return 0 === strpos( $status, 'wc-' ) ? substr( $status, 3 ) : $status;
	}

	public function get_date_created(): ?DateTimeInterface {
		return self::date( get_post( $this->id )->post_date_gmt ?? '' );
	}

	public function get_date_modified(): ?DateTimeInterface {
		return self::date( get_post( $this->id )->post_modified_gmt ?? '' );
	}

	/** @return mixed */
	public function get_meta( string $key ) {
		return get_post_meta( $this->id, $key, true );
	}

	/** @param array<string, mixed> $post */
	protected function store( array $post ): bool {
		$new  = 0 === $this->id;
		$post = wp_slash( $post + array( 'ID' => $this->id ) );
		// Unlike wp_insert_post, updating keeps the hooks of a post quiet in WooCommerce too.
		$this->id = $new ? wp_insert_post( $post ) : wp_update_post( $post );
		update_post_meta( $this->id, '_data', wp_slash( wp_json_encode( $this->data ) ) );
		return $new;
	}

	/** @return array<string, mixed> */
	public static function stored( int $id ): array {
		return (array) json_decode( (string) get_post_meta( $id, '_data', true ), true );
	}

	private static function date( string $gmt ): ?DateTimeInterface {
		return '' === $gmt || '0000-00-00 00:00:00' === $gmt ? null : new DateTimeImmutable( $gmt, new DateTimeZone( 'UTC' ) );
	}
}
