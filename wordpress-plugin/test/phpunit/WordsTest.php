<?php

declare( strict_types=1 );

final class WordsTest extends ShopTestCase {

	protected function tearDown(): void {
		parent::tearDown();
		unload_textdomain( 'chatflow' );
	}

	/** @return array<int, array{0: string, 1: string}> */
	public function languages(): array {
		return array( array( 'de_DE', 'Trennen' ), array( 'fr_CA', 'Déconnecter' ), array( 'es_MX', 'Desconectar' ), array( 'pt_BR', 'Desligar' ), array( 'ar', 'قطع الاتصال' ) );
	}

	/** @dataProvider languages */
	public function test_the_owner_is_spoken_to_in_their_language( string $locale, string $disconnect ): void {
		$this->assertTrue( load_textdomain( 'chatflow', WP_PLUGIN_DIR . "/chatflow/languages/chatflow-$locale.mo" ) );
		$this->assertSame( $disconnect, __( 'Disconnect', 'chatflow' ) );
	}

	public function test_numbers_have_the_forms_of_the_language(): void {
		load_textdomain( 'chatflow', WP_PLUGIN_DIR . '/chatflow/languages/chatflow-ar.mo' );
		$forms = array();
		foreach ( array( 1, 2, 3, 11, 100 ) as $number ) {
			$forms[] = _n( '%s conversation waits for an answer.', '%s conversations wait for an answer.', $number, 'chatflow' );
		}
		$this->assertCount( 4, array_unique( $forms ) );
	}

	public function test_templates_for_translators_come_along(): void {
		$template = (string) file_get_contents( WP_PLUGIN_DIR . '/chatflow/languages/chatflow.pot' );
		$this->assertStringContainsString( 'msgid "Disconnect"', $template );
		$this->assertStringContainsString( '#. translators:', $template );
	}
}
